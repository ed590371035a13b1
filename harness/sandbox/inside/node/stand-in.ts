import Module, { createRequire } from 'node:module';

/** Makes the process look as if Node had been started with the program's file, and forgets the runner. */
export function standIn(file: string, args: readonly string[], runner: string): void {
  process.argv.splice(1, Infinity, file, ...args);
  process.execArgv.length = 0;
  for (const name of Object.keys(process.env)) if (name.startsWith('IBS_')) delete process.env[name];
  process.setSourceMapsEnabled(true);

  const main = new Module(file);
  main.filename = file;
  main.id = '.';
  Object.defineProperty(process, 'mainModule', { value: main, configurable: true, writable: true });
  delete createRequire(runner).cache[runner];

  // Pasted code is often half CommonJS: in an ES module these would be missing. What the program declares
  // itself goes before them.
  const commonJs = {
    require: createRequire(file),
    module: main,
    exports: main.exports,
    __filename: file,
    __dirname: process.cwd(),
  };
  for (const [name, value] of Object.entries(commonJs)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
}
