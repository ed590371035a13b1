// Tries to read a file outside from another thread, which has its own view of Node's modules.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

const [, , note = ''] = process.argv;
const code = `
  const { workerData, parentPort } = require('node:worker_threads');
  parentPort.postMessage(require('node:fs').readFileSync(workerData).length);
`;
const worker = new Worker(code, { eval: true, workerData: note, env: {} });
const [length] = await once(worker, 'message');
console.log(`ESCAPED: a thread read ${length} letters`);
