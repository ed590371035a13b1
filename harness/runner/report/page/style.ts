/** The same colours as the program's own pages. Text reaches 4.5:1 on every ground that it stands on. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: #f6f6f3; --surface: #fff; --line: #deded8; --text: #1c2024; --quiet: #575e66; --accent: #1d5aa6;
  --pass: #2c8a55; --fail: #c2382f; --error: #7a2b8f; --timeout: #b67400; --blocked: #2a6fb8; --skipped: #8b8f94;
  --good-text: #1b6e3f; --bad-text: #b0251d;
  --high: #d5ecdd; --good: #eaf4ed; --low: #fbf2de; --worst: #fcebe9; --none: #eeeeea; --bar: #e4e4df;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #15181b; --surface: #1c2024; --line: #32383e; --text: #e8eaec; --quiet: #a7afb8; --accent: #8db9f3;
    --pass: #4fae78; --fail: #ea6c61; --error: #c58ad6; --timeout: #dba43d; --blocked: #74a9e6; --skipped: #7d868f;
    --good-text: #74c796; --bad-text: #f4948b;
    --high: #1d3a29; --good: #1a2b21; --low: #2e2715; --worst: #351f1d; --none: #292e33; --bar: #32383e;
  }
}
*, *::before, *::after { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); overflow-wrap: anywhere;
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
  -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
main { max-width: 64rem; margin-inline: auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .75rem; }
h3 { font-size: 1.0625rem; margin: 0; }
h4 { font-size: .875rem; margin: .75rem 0 .25rem; }
p { margin: .25rem 0; }
.quiet { color: var(--quiet); font-size: .875rem; font-weight: 400; }
section { background: var(--surface); border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; margin-top: 1rem; }
.loud { border: 2px solid var(--fail); border-radius: .5rem; background: var(--worst); padding: .75rem 1rem; margin-top: 1rem; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: .75rem; margin: 1rem 0 0; }
.figures div { background: var(--surface); border: 1px solid var(--line); border-radius: .5rem; padding: .5rem .75rem; }
.figures dt { color: var(--quiet); font-size: .875rem; }
.figures dd { margin: 0; font-size: 1.25rem; font-weight: 650; }
.figures .quiet { display: block; }
.scrolls { overflow-x: auto; margin-top: .5rem; }
table { width: 100%; border-collapse: collapse; font-size: .9375rem; }
.fixed { table-layout: fixed; margin-top: .5rem; }
.fixed th:nth-child(1) { width: 34%; }
.fixed th:nth-child(2) { width: 22%; }
th { overflow-wrap: break-word; }
th, td { text-align: start; vertical-align: top; padding: .375rem .5rem; border-top: 1px solid var(--line); }
thead th { border-top: 0; color: var(--quiet); font-size: .8125rem; }
thead td { border: 0; }
tbody th { font-weight: 600; min-width: 7em; }
.words { min-width: 4.5rem; }
.figure { text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums; }
td.bar { width: 40%; min-width: 5rem; vertical-align: middle; }
svg.bar { display: block; width: 100%; height: .75rem; border-radius: .1875rem; }
.part { display: block; padding-inline-start: .75rem; font-weight: 400; color: var(--quiet); }
.bar-ground { fill: var(--bar); } .bar-pass { fill: var(--pass); } .bar-low, .bar-fail { fill: var(--fail); }
.bar-error { fill: var(--error); } .bar-timeout { fill: var(--timeout); } .bar-blocked { fill: var(--blocked); }
.bar-skipped { fill: var(--skipped); } .bar-mark { fill: var(--text); }
.bar-time { fill: var(--accent); }
.met-yes { color: var(--good-text); } .met-no { color: var(--bad-text); font-weight: 650; }
.heat { border-radius: .375rem; padding: .375rem .5rem; font-size: .875rem; }
.heat svg { margin: .125rem 0; height: .5rem; }
.heat-high { background: var(--high); } .heat-good { background: var(--good); } .heat-low { background: var(--low); }
.heat-worst { background: var(--worst); } .heat-none { background: var(--none); }
.outcome { display: inline-block; color: var(--text); border: 1px solid currentColor; border-radius: .25rem; padding: 0 .375rem; font-size: .8125rem; }
.outcome::before { content: ""; display: inline-block; width: .5rem; height: .5rem; border-radius: 50%;
  margin-inline-end: .3125rem; background: var(--fail); }
.outcome-pass::before { background: var(--pass); } .outcome-skipped::before { background: var(--skipped); }
.outcome-error::before { background: var(--error); } .outcome-timeout::before { background: var(--timeout); }
.outcome-blocked::before { background: var(--blocked); }
.filter { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: end; margin-top: .75rem; }
.filter[hidden] { display: none; }
.filter label { font-size: .875rem; color: var(--quiet); }
.filter input, .filter select { display: block; font: inherit; color: var(--text); background: var(--ground);
  border: 1px solid var(--skipped); border-radius: .375rem; padding: .25rem .5rem; max-width: 100%; }
.more td { border-top: 0; padding-top: 0; }
summary { cursor: pointer; color: var(--accent); font-size: .875rem; }
pre { overflow-x: auto; max-height: 24rem; margin: 0; padding: .75rem; background: var(--ground); border: 1px solid var(--line);
  border-radius: .375rem; font-size: .8125rem; line-height: 1.45; overflow-wrap: normal; }
code { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; }
ul { margin: .25rem 0; padding-inline-start: 1.25rem; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
@media (max-width: 40rem) {
  main { padding-inline: .5rem; } section { padding: .75rem .5rem; } th, td { padding-inline: .25rem; }
  table { font-size: .875rem; } th.figure { white-space: normal; } td.bar { min-width: 3.5rem; }
  tbody th { min-width: 0; }
}
`;
