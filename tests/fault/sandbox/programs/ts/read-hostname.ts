// Tries to learn which machine it is on: compares the name with the one that it is told.
import { hostname } from 'node:os';

const [, , name] = process.argv;
console.log(hostname() === name ? `ESCAPED: is on ${name}` : `held: believes to be on ${hostname()}`);
