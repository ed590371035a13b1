import ts from 'typescript';
import type { Check } from './check.js';
import { codeFiles, isTest, placeOf, type Tree } from './tree.js';

/** Members that ask for the time or for chance; `globalThis.` and the like before them make no difference. */
const MEMBERS: Readonly<Record<string, string>> = {
  'Date.now': 'take a Clock and call now()',
  'performance.now': 'take a Clock and call monotonic()',
  'process.hrtime': 'take a Clock and call monotonic()',
  'Math.random': 'take a Random and call next()',
};

/** Calls that let time pass. */
const TIMERS: Readonly<Record<string, string>> = {
  setTimeout: 'take a Clock and call after() or sleep()',
  setInterval: 'take a Clock and call every()',
};

/**
 * Where the machine's own time and chance come in; what runs before, beside or outside the program (the
 * set-up, benchmarks, the page in a browser); and tests.
 */
function isExempt(path: string): boolean {
  return (
    isTest(path) ||
    /^platform\/(clock|random|setup)\//.test(path) ||
    path.startsWith('server/web/') ||
    /(^|\/)bench\//.test(path) ||
    !path.includes('/')
  );
}

export const time: Check = {
  name: 'time',
  holds: 'nothing asks for the time, waits or rolls dice but through a Clock or Random it was given',
  run: (tree) => ({
    problems: codeFiles(tree)
      .filter((path) => !isExempt(path))
      .flatMap((path) => timeProblems(tree, path)),
  }),
};

function timeProblems(tree: Tree, path: string): string[] {
  const source = tree.parse(path);
  const problems: string[] = [];
  const report = (node: ts.Node, what: string, remedy: string) => {
    problems.push(`${placeOf(source, node)}: ${what}; ${remedy}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) {
      const name = node.getText(source).replace(/\s|\?/g, '').split('.').slice(-2).join('.');
      const remedy = MEMBERS[name];
      if (remedy) report(node, name, remedy);
    } else if (ts.isNewExpression(node) && isNamed(node.expression, 'Date') && !node.arguments?.length) {
      report(node, 'new Date() without a moment', 'take a Clock and give it now()');
    } else if (ts.isCallExpression(node) && isNamed(node.expression, 'Date')) {
      report(node, 'Date()', 'take a Clock and call now()');
    } else if (ts.isCallExpression(node)) {
      const remedy = TIMERS[calledName(node.expression)];
      if (remedy) report(node, calledName(node.expression), remedy);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return problems;
}

function isNamed(node: ts.Expression, name: string): boolean {
  return calledName(node) === name;
}

/** `f` of `f()` and of `globalThis.f()`; nothing for methods of other things. */
function calledName(node: ts.Expression): string {
  if (ts.isIdentifier(node)) return node.text;
  const onGlobal =
    ts.isPropertyAccessExpression(node) &&
    ts.isIdentifier(node.expression) &&
    node.expression.text === 'globalThis';
  return onGlobal ? node.name.text : '';
}
