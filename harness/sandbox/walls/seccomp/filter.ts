import { calls, type Processor } from './calls.js';
import { Errno, type Refusal, type Test } from './refusal.js';

/** An instruction of the kernel's packet filter: what to do, how far to jump if so and if not, a constant. */
interface Instruction {
  readonly code: number;
  readonly yes: number;
  readonly no: number;
  readonly value: number;
}

const LOAD = 0x20;
const RETURN = 0x06;
const JUMP = 0x05;
const JUMP_IF_EQUAL = 0x15;
const JUMP_IF_AT_LEAST = 0x35;
const JUMP_IF_ANY_BIT = 0x45;

/** Where `struct seccomp_data` has what. */
const AT_CALL = 0;
const AT_PROCESSOR = 4;
const atArgument = (index: number) => 16 + 8 * index;

const ALLOW = 0x7fff0000;
const KILL_PROCESS = 0x80000000;
const errnoAnswer = (errno: number) => 0x00050000 | errno;

/** `AUDIT_ARCH_…`: a filter meets calls of other processors' conventions too, such as those of 32 bits. */
const AUDIT_NAMES: Readonly<Record<Processor, number>> = { x64: 0xc000003e, arm64: 0xc00000b7 };
/**
 * From here on calls are younger than our list, which may refuse older ones that do the same; libraries do without.
 * Those of x32, which reach the same code under other numbers, lie there too.
 */
const YOUNGER = 463;

export function isProcessor(name: string): name is Processor {
  return name in AUDIT_NAMES;
}

/** The filter as the kernel wants it: eight bytes an instruction. Every processor that we know is little-endian. */
export function makeFilter(processor: Processor, refusals: readonly Refusal[]): Buffer {
  const instructions = [
    load(AT_PROCESSOR),
    ...unless(JUMP_IF_EQUAL, AUDIT_NAMES[processor], [answer(KILL_PROCESS)]),
    load(AT_CALL),
    ...when(JUMP_IF_AT_LEAST, YOUNGER, [answer(errnoAnswer(Errno.ENOSYS))]),
    ...refusals.flatMap((refusal) => refusing(processor, refusal)),
    answer(ALLOW),
  ];
  const bytes = Buffer.alloc(instructions.length * 8);
  instructions.forEach(({ code, yes, no, value }, index) => {
    bytes.writeUInt16LE(code, index * 8);
    bytes.writeUInt8(yes, index * 8 + 2);
    bytes.writeUInt8(no, index * 8 + 3);
    bytes.writeUInt32LE(value, index * 8 + 4);
  });
  return bytes;
}

function refusing(processor: Processor, { call, errno, when: tests = [] }: Refusal): readonly Instruction[] {
  const numbers: Partial<Record<Processor, number>> = calls[call];
  const number = numbers[processor];
  if (number === undefined) return [];
  const refusal = tests.reduceRight(
    (then: readonly Instruction[], test) => testing(test, then),
    [answer(errnoAnswer(errno))],
  );
  // Tests of arguments load them over the call's number, which what follows wants to see.
  const body = tests.length === 0 ? refusal : [...refusal, load(AT_CALL)];
  return when(JUMP_IF_EQUAL, number, body);
}

/** `then` where the test holds, else whatever comes after it. */
function testing(test: Test, then: readonly Instruction[]): readonly Instruction[] {
  const argument = load(atArgument(test.argument));
  if ('hasAnyOf' in test) return [argument, ...when(JUMP_IF_ANY_BIT, test.hasAnyOf, then)];
  const values = 'is' in test ? test.is : test.isNot;
  // Each equal value jumps over the comparisons that are left, and, where it must not be one of them, over `then`.
  const over = 'is' in test ? 1 : then.length;
  const comparisons = values.map((value, index) => ({
    code: JUMP_IF_EQUAL,
    yes: values.length - 1 - index + over,
    no: 0,
    value,
  }));
  const otherwise: readonly Instruction[] =
    'is' in test ? [{ code: JUMP, yes: 0, no: 0, value: then.length }] : [];
  return [argument, ...comparisons, ...otherwise, ...then];
}

function load(offset: number): Instruction {
  return { code: LOAD, yes: 0, no: 0, value: offset };
}

function answer(value: number): Instruction {
  return { code: RETURN, yes: 0, no: 0, value };
}

function when(code: number, value: number, then: readonly Instruction[]): readonly Instruction[] {
  return [{ code, yes: 0, no: then.length, value }, ...then];
}

function unless(code: number, value: number, then: readonly Instruction[]): readonly Instruction[] {
  return [{ code, yes: then.length, no: 0, value }, ...then];
}
