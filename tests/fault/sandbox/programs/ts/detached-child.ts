// Tries to leave a child behind that outlives the run. It ends by itself after the milliseconds it is told.
import { spawn } from 'node:child_process';

const [, , mark = '', stay = ''] = process.argv;
const code = 'setTimeout(() => {}, Number(process.argv[2]))';
const child = spawn(process.execPath, ['-e', code, mark, stay], { detached: true, stdio: 'ignore' });
child.unref();
console.log(`left process ${child.pid}`);
