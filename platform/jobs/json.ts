import { Fault, type FaultJson } from '../errors/fault.js';
import { messageOf } from '../errors/thrown.js';
import { jobFaults } from './faults.js';

/**
 * JSON text, or a fault where JSON would silently keep something else: NaN as null, a Map as {}, a Date as
 * text, a function as nothing at all. Only a field that is undefined may be left out.
 */
export function toJson(value: unknown, what: string): string {
  const refuse = (found: string, at: string): never => {
    const place = at === '' ? '' : ` at "${at}"`;
    throw new Fault(jobFaults.not_json, `expected plain data as ${what}, found ${found}${place}`);
  };
  try {
    // A function of its own `this`: what it is handed may have gone through `toJSON` already.
    return JSON.stringify(value ?? null, function (this: Readonly<Record<string, unknown>>, key, written) {
      const found = this[key];
      if (typeof found === 'number' && !Number.isFinite(found)) return refuse(String(found), key);
      if (found === undefined && Array.isArray(this)) return refuse('undefined in a list', key);
      if (typeof found === 'function' || typeof found === 'symbol' || typeof found === 'bigint') {
        return refuse(`a ${typeof found}`, key);
      }
      if (typeof found === 'object' && found !== null && !isPlain(found)) {
        return refuse(`a ${found.constructor?.name ?? 'special object'}`, key);
      }
      if (found !== written) return refuse('an object with a toJSON of its own', key);
      return found;
    });
  } catch (cause) {
    if (cause instanceof Fault) throw cause;
    const reason = messageOf(cause).split('\n', 1)[0];
    throw new Fault(jobFaults.not_json, `expected plain data as ${what}: ${reason}`, { cause });
  }
}

/** A failure is always kept; details that cannot be are left out by name. */
export function errorToJson(error: FaultJson): string {
  try {
    return toJson(error, 'the error of a job');
  } catch {
    return toJson({ ...error, details: { leftOut: Object.keys(error.details) } }, 'the error of a job');
  }
}

export function fromJson(text: string | null): unknown {
  return text === null ? undefined : JSON.parse(text);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}
