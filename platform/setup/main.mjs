#!/usr/bin/env node
// Syntax of 2015 and one dynamic import: an old Node must be able to read this file in order to be told
// that it is too old (.mjs itself needs 12.17; what is older only knows its own message).
import { nodeTrouble } from './node-range.mjs';

const trouble = nodeTrouble(process.versions.node, process.execPath);
if (trouble) {
  console.error(trouble);
  process.exitCode = 2;
} else {
  import('./run.mjs').then((run) => run.setUp(process.argv.slice(2), process.env));
}
