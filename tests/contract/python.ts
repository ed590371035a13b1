import { spawn } from 'node:child_process';

const PRELUDE = `
import json, sys
from ib_async import *
def show(value):
    # NaN is no JSON: better to fail here, where Python says which line.
    print(json.dumps(value, default=str, allow_nan=False), flush=True)
ib = IB()
errors = []
ib.errorEvent += lambda reqId, code, text, contract: errors.append([reqId, code, text])
ib.connect('127.0.0.1', int(sys.argv[1]), clientId=int(sys.argv[2]))
`;

const END = `
ib.disconnect()
`;

/**
 * Runs a script with `ib_async` connected as `ib`, and hands back what it gave to `show(…)`. What goes wrong
 * comes with all that Python printed.
 */
export function runIbAsync(python: string, port: number, script: string, clientId = 11): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const program = `${PRELUDE}${script}${END}`;
    const child = spawn(python, ['-c', program, String(port), String(clientId)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      try {
        if (code !== 0) throw new Error(`Python ended with ${code}`);
        resolve(out.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)])));
      } catch (error) {
        reject(new Error(`${String(error)}\n${out}\n${err}`));
      }
    });
  });
}
