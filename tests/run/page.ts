import { pageScript, pageStyle } from './page-style.js';
import {
  type Failure,
  type FileRecord,
  type RunRecord,
  type TestRecord,
  tallyFiles,
  tallyRun,
} from './record.js';

export interface PageFacts {
  readonly command: string;
  /** Percent of statements that the run reached, with the page that shows which, from beside the report. */
  readonly coverage?: { readonly statements: number; readonly href: string };
}

const MARK = { passed: '✓', failed: '✗', skipped: '–' } as const;

/** The HTML report of a run: one file, nothing loaded, opens from disk. */
export function renderPage(run: RunRecord, facts: PageFacts): string {
  const tally = tallyRun(run);
  const card = (state: keyof typeof MARK) =>
    `<div><b class="${state}">${tally[state]}</b>${MARK[state]} ${state}</div>`;
  const coverage = facts.coverage
    ? `<div><b>${facts.coverage.statements.toFixed(1)} %</b><a href="${escaped(facts.coverage.href)}">statements covered</a></div>`
    : '';
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${tally.failed > 0 ? '✗' : '✓'} Tests: ${tally.passed} passed, ${tally.failed} failed</title>
<style>${pageStyle}</style></head><body><main>
<h1>${tally.failed > 0 ? 'Not proven: something failed' : 'Everything that ran has passed'}</h1>
<p class="quiet"><code>${escaped(facts.command)}</code> · ${escaped(run.started)} · ${seconds(run.ms)} · Node ${escaped(run.node)}</p>
<div class="verdict">${card('passed')}${card('failed')}${card('skipped')}${coverage}</div>
<nav><input type="search" placeholder="Part of a file or test name" aria-label="Filter">
${radio('', 'all', true)}${radio('only-failed', 'failed')}${radio('only-skipped', 'skipped')}</nav>
${run.stray.length > 0 ? `<h2 class="failed">Errors outside any test</h2>${run.stray.map(failureBlock).join('')}` : ''}
${run.projects.map(({ name, files }) => projectSection(name, files)).join('\n')}
</main><script>${pageScript}</script></body></html>
`;
}

function radio(value: string, label: string, checked = false): string {
  return `<label><input type="radio" name="state" value="${value}"${checked ? ' checked' : ''}> ${label}</label>`;
}

function projectSection(name: string, files: readonly FileRecord[]): string {
  const { passed, failed, skipped } = tallyFiles(files);
  return `<section><h2>${escaped(name)} <small>${passed} passed, ${failed} failed, ${skipped} skipped</small></h2>
${files.map(fileBlock).join('\n')}</section>`;
}

function fileBlock(file: FileRecord): string {
  const { passed, failed, skipped } = tallyFiles([file]);
  const state = failed > 0 ? 'failed' : passed === 0 && skipped > 0 ? 'skipped' : 'passed';
  const classes = ['file', ...(failed > 0 ? ['has-failed'] : []), ...(skipped > 0 ? ['has-skipped'] : [])];
  return `<details class="${classes.join(' ')}"${failed > 0 ? ' open' : ''}><summary>
<span class="${state}">${MARK[state]}</span><span class="path">${escaped(file.path)}</span>
<span class="time">${passed + failed + skipped} tests · ${seconds(file.ms)}</span></summary>
${file.failures.map(failureBlock).join('')}<ul>${file.tests.map(testItem).join('\n')}</ul></details>`;
}

function testItem(test: TestRecord): string {
  return `<li class="is-${test.state}"><div class="row"><span class="${test.state}" title="${test.state}">${MARK[test.state]}</span>
<span class="title">${escaped(test.title)}</span><span class="time">${seconds(test.ms)}</span></div>
${test.reason ? `<p class="reason">skipped: ${escaped(test.reason)}</p>` : ''}${test.failures.map(failureBlock).join('')}</li>`;
}

function failureBlock({ message, diff, stack }: Failure): string {
  // Above its first frame a stack only says the message again.
  const frames = stack?.slice(Math.max(0, stack.search(/^ +at /m)));
  return `<pre class="failed">${escaped(message)}</pre>${diff ? `<pre>${diff.split('\n').map(diffLine).join('\n')}</pre>` : ''}${
    frames ? `<pre class="quiet">${escaped(frames)}</pre>` : ''
  }`;
}

function diffLine(line: string): string {
  if (line.startsWith('-')) return `<span class="minus">${escaped(line)}</span>`;
  if (line.startsWith('+')) return `<span class="plus">${escaped(line)}</span>`;
  return escaped(line);
}

function seconds(ms: number): string {
  return ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '&quot;');
}
