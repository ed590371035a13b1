/** The report is one file that opens from disk, so its style travels inside it. */
export const pageStyle = `
:root { color-scheme: light dark; --ground: #fbfbf9; --card: #fff; --ink: #1d2328; --quiet: #5c666f; --line: #dfe3e2;
  --good: #1a7a4c; --bad: #b3261e; --skip: #8a5a00; --code: #f3f4f1; }
@media (prefers-color-scheme: dark) { :root { --ground: #14181b; --card: #1b2125; --ink: #e6eaec; --quiet: #9aa5ad;
  --line: #2c343a; --good: #5fcf98; --bad: #ff8a80; --skip: #e7b75a; --code: #12161a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
main { max-width: 68rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; letter-spacing: -.01em; }
h2 { font-size: 1.05rem; margin: 2rem 0 .5rem; display: flex; gap: .75rem; align-items: baseline; flex-wrap: wrap; }
h2 small, .quiet { color: var(--quiet); font-weight: 400; font-size: .85rem; }
.verdict { display: flex; gap: 1.5rem; margin: 1.25rem 0; flex-wrap: wrap; }
.verdict div { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: .75rem 1.1rem; min-width: 8rem; }
.verdict b { display: block; font-size: 1.6rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
.passed { color: var(--good); } .failed { color: var(--bad); } .skipped { color: var(--skip); }
nav { display: flex; gap: .5rem 1rem; flex-wrap: wrap; align-items: center; margin: 1rem 0; }
input[type=search] { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 8px;
  padding: .4rem .7rem; min-width: 15rem; }
:focus-visible { outline: 2px solid var(--good); outline-offset: 2px; }
details.file { background: var(--card); border: 1px solid var(--line); border-radius: 10px; margin: .4rem 0; }
details.file > summary { cursor: pointer; padding: .5rem .9rem; display: flex; gap: .75rem; align-items: baseline; }
summary .path { flex: 1; overflow-wrap: anywhere; font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace; font-size: .85rem; }
summary .time, li .time { color: var(--quiet); font-size: .8rem; font-variant-numeric: tabular-nums; white-space: nowrap; }
ul { list-style: none; margin: 0; padding: 0 .9rem .6rem; }
li { padding: .3rem 0; border-top: 1px solid var(--line); }
li .row { display: flex; gap: .6rem; align-items: baseline; }
li .title { flex: 1; overflow-wrap: anywhere; }
.reason { margin: .1rem 0 0 1.6rem; color: var(--skip); font-size: .88rem; }
pre { background: var(--code); border: 1px solid var(--line); border-radius: 8px; padding: .7rem .9rem; margin: .4rem 0 .4rem 1.6rem;
  overflow-x: auto; font: .82rem/1.45 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
pre .minus { color: var(--good); } pre .plus { color: var(--bad); }
body.only-failed .file:not(.has-failed), body.only-failed li:not(.is-failed) { display: none; }
body.only-skipped .file:not(.has-skipped), body.only-skipped li:not(.is-skipped) { display: none; }
[hidden] { display: none; }
`;

/** Narrows the list by state and by text; without it the page still shows everything. */
export const pageScript = `
const search = document.querySelector('input[type=search]');
for (const radio of document.querySelectorAll('input[type=radio]')) radio.addEventListener('change', () => {
  document.body.className = radio.value;
  if (radio.value) for (const file of document.querySelectorAll('details.file')) file.open = true;
});
search.addEventListener('input', () => {
  const wanted = search.value.trim().toLowerCase();
  for (const file of document.querySelectorAll('details.file')) {
    const path = file.querySelector('.path').textContent.toLowerCase();
    let any = path.includes(wanted);
    for (const item of file.querySelectorAll('li')) {
      item.hidden = !any && !item.textContent.toLowerCase().includes(wanted);
    }
    file.hidden = !any && ![...file.querySelectorAll('li')].some((item) => !item.hidden);
    if (wanted) file.open = true;
  }
});
`;
