import { describe, expect, test } from 'vitest';
import type { Category } from '../../../../harness/example/example.js';
import { judge } from '../../../../harness/runner/judge/judge.js';
import type { ObservedMessage } from '../../../../harness/runner/observed.js';
import { ask, exampleOf, failure, runOf, sessionOf, tell, unmet, welcome } from './run-scene.js';

const stock = { symbol: 'AAPL', secType: 'STK', exchange: 'SMART', currency: 'USD' };
const asksTime = [ask('reqCurrentTime'), tell('currentTime', { time: '1772463600' })];
const head = (id: string) => ask('reqHeadTimeStamp', { reqId: id, ...stock, whatToShow: 'TRADES' });
const headTold = (id: string) => tell('headTimestamp', { reqId: id, headTimestamp: '345479400' });

describe('an example does what its category is about', () => {
  test.each<[Category, readonly ObservedMessage[], string]>([
    ['market_data', [head('1'), headTold('1')], 'has-market-data'],
    ['historical', [head('1'), headTold('1')], 'has-historical'],
    [
      'contracts',
      [ask('reqMatchingSymbols', { reqId: '1' }), tell('symbolSamples', { reqId: '1', contracts: [] })],
      'has-contracts',
    ],
    ['portfolio', [ask('reqPositions'), tell('positionEnd'), ask('cancelPositions')], 'has-portfolio'],
    ['risk', [ask('reqPositions'), tell('positionEnd'), ask('cancelPositions')], 'has-risk'],
    [
      'news',
      [ask('reqNewsProviders'), tell('newsProviders', { newsProviders: [{ code: 'BRFG', name: 'B' }] })],
      'has-news',
    ],
    ['scanner', [ask('reqScannerParameters'), tell('scannerParameters', { xml: '<?xml?>' })], 'has-scanner'],
    ['async', [head('1'), head('2'), headTold('2'), headTold('1')], 'works-at-once'],
  ])('%s', (category, messages, criterion) => {
    const example = exampleOf(category);
    expect(unmet(runOf(messages), example)).toEqual([]);
    expect(unmet(runOf(asksTime), example)).toEqual([criterion]);
  });

  test('what is refused as the example expects is as good as an answer', () => {
    const example = exampleOf('market_data', { header: 'expects: { errors: [162] }' });
    expect(unmet(runOf([head('1'), failure(162, '1')]), example)).toEqual([]);
  });

  test('one after the other is not at once', () => {
    const seen = runOf([head('1'), headTold('1'), head('2'), headTold('2')]);
    expect(unmet(seen, exampleOf('async'))).toEqual(['works-at-once']);
  });

  test('what ib_async asks for by itself does for a portfolio, and for nothing at once', () => {
    const startUp = [ask('reqPositions'), ask('reqOpenOrders'), tell('positionEnd'), tell('openOrderEnd')];
    expect(unmet(runOf(startUp), exampleOf('portfolio', { language: 'python' }))).toEqual([]);
    expect(unmet(runOf([...startUp, ...asksTime]), exampleOf('async', { language: 'python' }))).toEqual([
      'works-at-once',
    ]);
  });

  test('an option is asked about', () => {
    const underlying = { underlyingSymbol: 'AAPL', underlyingSecType: 'STK', underlyingConId: '265598' };
    const chain = [
      ask('reqSecDefOptParams', { reqId: '1', ...underlying }),
      tell('securityDefinitionOptionParameterEnd', { reqId: '1' }),
    ];
    expect(unmet(runOf(chain), exampleOf('options'))).toEqual([]);
    expect(unmet(runOf(asksTime), exampleOf('options'))).toEqual(['has-options']);
  });

  test('whoever reconnects begins anew when the first session is over', () => {
    const first = sessionOf(welcome);
    const later = sessionOf(
      welcome.map((message) => ({ ...message, at: 50 })),
      { name: '#2' },
    );
    const example = exampleOf('reconnect');
    expect(unmet(runOf([], { sessions: [first, later] }), example)).toEqual([]);
    expect(unmet(runOf([], { sessions: [first] }), example)).toEqual(['connects-again']);
    expect(unmet(runOf([], { sessions: [later, first] }), example)).toEqual(['connects-again']);
  });

  test('a session that the gateway ends is none that a program left', () => {
    const sessions = [
      sessionOf(welcome, { ended: { by: 'upstream', because: 'the upstream has closed the connection' } }),
    ];
    expect(unmet(runOf([], { sessions }), exampleOf('connection'))).toEqual(['leaves-by-itself']);
    expect(judge(runOf([], { sessions }), exampleOf('connection')).reasons).toEqual([
      {
        criterion: 'leaves-by-itself',
        message: '#1 was ended by the gateway: the upstream has closed the connection',
      },
    ]);
  });

  test('a tool shows something', () => {
    expect(unmet(runOf(asksTime), exampleOf('cli'))).toEqual([]);
    expect(unmet(runOf(asksTime, { stdout: '' }), exampleOf('cli'))).toContain('shows-something');
  });
});
