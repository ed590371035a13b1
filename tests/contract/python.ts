import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const PRELUDE = `
import asyncio, json, sys
from ib_async import *
def show(value):
    # NaN is no JSON: better to fail here, where Python says which line.
    print(json.dumps(value, default=str, allow_nan=False), flush=True)
def say(mark):
    # Waits until the test has done what it does at this mark.
    print(json.dumps({'mark': mark}), flush=True)
    sys.stdin.readline()
ib = IB()
errors = []
ib.errorEvent += lambda reqId, code, text, contract: errors.append([reqId, code, text])
ib.connect('127.0.0.1', int(sys.argv[1]), clientId=int(sys.argv[2]))
`;

const MARK = /^\{"mark": "(.*)"\}$/;

const END = `
ib.disconnect()
`;

/**
 * Runs a script with `ib_async` connected as `ib`, and hands back what it gave to `show(…)`. What goes wrong
 * comes with all that Python printed.
 */
export function runIbAsync(python: string, port: number, script: string, clientId = 11): Promise<unknown[]> {
  return converse(python, port, script, {}, clientId);
}

/** The same for a script that says, with `say('mark')`, when it is the test's turn to do something. */
export function converse(
  python: string,
  port: number,
  script: string,
  turns: Readonly<Record<string, () => unknown>>,
  clientId = 11,
): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const program = `${PRELUDE}${script}${END}`;
    const child = spawn(python, ['-c', program, String(port), String(clientId)]);
    const lines: string[] = [];
    let err = '';
    createInterface({ input: child.stdout }).on('line', (line) => {
      const mark = MARK.exec(line)?.[1];
      if (mark === undefined) {
        lines.push(line);
        return;
      }
      turns[mark]?.();
      child.stdin.write('\n');
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      try {
        if (code !== 0) throw new Error(`Python ended with ${code}`);
        resolve(lines.map((line) => JSON.parse(line)));
      } catch (error) {
        reject(new Error(`${String(error)}\n${lines.join('\n')}\n${err}`));
      }
    });
  });
}
