import type { Category, Example, Language } from '../../../../harness/example/example.js';
import { parseExample } from '../../../../harness/example/parse.js';
import { judge } from '../../../../harness/runner/judge/judge.js';
import type { Observed, ObservedMessage, ObservedSession } from '../../../../harness/runner/observed.js';
import type { Fields } from '../../../../harness/wire/decode.js';

/** An example with nothing in it but what the tests of the judge need; `header` is YAML beside the usual. */
export function exampleOf(
  category: Category,
  { header = '', language = 'ts' }: { readonly header?: string; readonly language?: Language } = {},
): Example {
  const head = `---
id: ${language}-scene
title: A scene
topic: scenes
task: Play a scene.
category: ${category}
tags: [scene]
description: A scene.
explanation: It is played.
gotchas: []
calls: [IBApi.connect]
parameters:
  clientId: { constant: CLIENT_ID, type: client-id, about: unique }
${header}
---`;
  const text =
    language === 'ts'
      ? `/*\n${head}\n*/\nconst CLIENT_ID = 7;\nconsole.log(CLIENT_ID);\n`
      : `"""\n${head}\n"""\nCLIENT_ID = 7\nprint(CLIENT_ID)\n`;
  const ending = language === 'ts' ? 'ts' : 'py';
  return parseExample(text, { file: `${language}/${category}/scene.${ending}`, tier: 'corpus', language });
}

type Line = readonly [name: string, texts?: Fields, at?: number];

/** What the client says. */
export const ask = (...[name, texts = {}, at = 0]: Line): ObservedMessage => ({
  ...{ at, direction: 'request', passage: 'forwarded', name, texts },
});

/** What the gateway says. */
export const tell = (...[name, texts = {}, at = 0]: Line): ObservedMessage => ({
  ...{ at, direction: 'reply', passage: 'forwarded', name, texts },
});

export const failure = (code: number, reqId: string, text = 'something'): ObservedMessage =>
  tell('errMsg', { version: '2', reqId, errorCode: String(code), errorMsg: text });

/** How every session begins. */
export const welcome: readonly ObservedMessage[] = [
  ask('startApi', { version: '2', clientId: '7' }),
  tell('managedAccounts', { version: '1', accountsList: 'DU1234567' }),
  tell('nextValidId', { version: '1', orderId: '1' }),
  failure(2104, '-1', 'Market data farm connection is OK:usfarm'),
];

export const sessionOf = (
  messages: readonly ObservedMessage[],
  more: Partial<ObservedSession> = {},
): ObservedSession => ({
  ...{
    name: '#1',
    version: 193,
    messages,
    ended: { by: 'client', because: 'the client has closed the connection' },
  },
  ...more,
});

/** A run that ended well, in which a session said this behind its welcome. */
export function runOf(messages: readonly ObservedMessage[], more: Partial<Observed> = {}): Observed {
  return {
    ...{ sessions: [sessionOf([...welcome, ...messages])], unkept: 0, ending: 'finished', exitCode: 0 },
    ...{ endedBy: undefined, trouble: undefined, stdout: 'done\n', stderr: '', runMs: 100 },
    ...{ refused: [], leftOpen: 0, account: undefined },
    ...more,
  };
}

/** The names of the criteria that a run does not meet. */
export function unmet(seen: Observed, example: Example): readonly string[] {
  return [...new Set(judge(seen, example).reasons.map(({ criterion }) => criterion))].sort();
}
