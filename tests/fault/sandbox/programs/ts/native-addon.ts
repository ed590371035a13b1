// Tries to load native code that lies on this machine, of the file it is told.
const [, , addon = ''] = process.argv;
const holder = { exports: {} };
process.dlopen(holder, addon);
console.log(`ESCAPED: runs native code with ${Object.keys(holder.exports).join(', ')}`);
