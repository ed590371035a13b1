import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generated } from './generated.js';

/** `npm run docs`: writes the documents that the program has to say about itself. `npm run check` compares them. */
if (!process.argv.includes('--write')) {
  console.error('To write the generated documents: npm run docs. To compare them: npm run check -- docs.');
  process.exit(2);
}
const root = fileURLToPath(new URL('../..', import.meta.url));
for (const { file, render } of generated) {
  const target = join(root, file);
  const text = await render(root);
  const same = existsSync(target) && readFileSync(target, 'utf8') === text;
  if (!same) writeFileSync(target, text);
  console.log(`${same ? 'same   ' : 'written'}  ${file}`);
}
