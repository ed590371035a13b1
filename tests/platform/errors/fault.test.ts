import { describe, expect, it } from 'vitest';
import { asFault, Fault, isFault } from '../../../platform/errors/fault.js';
import { declareFaults } from '../../../platform/errors/kind.js';
import { messageForOthers, toProblem } from '../../../platform/errors/problem.js';

const kinds = declareFaults('port', {
  in_use: { category: 'user', status: 409, meaning: 'The port is taken.', next: 'Choose another.' },
  gone: { category: 'system', status: 500, meaning: 'The port is gone.', next: 'Look for it.' },
  refused: { category: 'third_party', status: 502, meaning: 'It was turned down.', next: 'Ask again.' },
  undecided: { category: 'user', status: 409, exit: 3, meaning: 'Someone must look.', next: 'Look.' },
});

describe('a fault', () => {
  it('takes its code, exit code and way out from its kind', () => {
    const fault = new Fault(kinds.in_use, 'port 80 is taken', { details: { port: 80 } });
    expect(fault.code).toBe('port.in_use');
    expect(fault.exitCode).toBe(2);
    expect(fault.next).toBe('Choose another.');
    expect(new Fault(kinds.gone, 'gone').exitCode).toBe(1);
    expect(new Fault(kinds.refused, 'no').exitCode).toBe(1);
    expect(new Fault(kinds.undecided, 'who knows').exitCode).toBe(3);
  });

  it('may know a better next step than its kind', () => {
    expect(new Fault(kinds.in_use, 'taken', { next: 'Use 81.' }).next).toBe('Use 81.');
  });

  it('can be asked of what kind it is', () => {
    const fault = new Fault(kinds.in_use, 'port 80 is taken');
    expect(isFault(fault, kinds.in_use)).toBe(true);
    expect(isFault(fault, kinds.gone)).toBe(false);
    expect(isFault(new Error('port 80 is taken'), kinds.in_use)).toBe(false);
  });

  it('is JSON without its stack', () => {
    const fault = new Fault(kinds.in_use, 'port 80 is taken', { cause: new Error('EADDRINUSE') });
    expect(JSON.parse(JSON.stringify(fault))).toEqual({
      code: 'port.in_use',
      category: 'user',
      message: 'port 80 is taken',
      next: 'Choose another.',
      details: {},
    });
  });
});

describe('whatever else is thrown', () => {
  it('becomes an internal fault that keeps its cause', () => {
    const cause = new TypeError('x is not a function');
    expect(asFault(cause)).toMatchObject({ code: 'platform.internal', message: cause.message, cause });
    expect(asFault('just a word').message).toBe('just a word');
  });

  it('is known as unforeseen, and what it says is kept from others', () => {
    const unforeseen = asFault(new Error('cannot open /srv/secret'));
    expect(unforeseen.isUnforeseen).toBe(true);
    expect(messageForOthers(unforeseen)).toBe('Something went wrong that the program did not foresee.');
    const foreseen = new Fault(kinds.gone, 'port 80 is gone');
    expect(foreseen.isUnforeseen).toBe(false);
    expect(messageForOthers(foreseen)).toBe('port 80 is gone');
  });

  it('stays as it is when it already is a fault', () => {
    const fault = new Fault(kinds.gone, 'gone');
    expect(asFault(fault)).toBe(fault);
  });
});

describe('a problem', () => {
  it('says what went wrong and what to do', () => {
    const fault = new Fault(kinds.in_use, 'port 80 is taken', { details: { port: 80 } });
    expect(toProblem(fault, 'r1')).toEqual({
      type: 'urn:ibs:error:port.in_use',
      title: 'The port is taken.',
      status: 409,
      detail: 'port 80 is taken',
      code: 'port.in_use',
      category: 'user',
      next: 'Choose another.',
      requestId: 'r1',
      details: { port: 80 },
    });
  });

  it('keeps to itself what nobody foresaw', () => {
    const problem = toProblem(asFault(new Error('password is hunter2')));
    expect(JSON.stringify(problem)).not.toContain('hunter2');
    expect(problem.status).toBe(500);
  });
});
