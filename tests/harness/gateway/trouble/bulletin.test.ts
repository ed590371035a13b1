import { expect, test } from 'vitest';
import { cancelNewsBulletins, reqNewsBulletins } from '../../../../harness/wire/requests/news.js';
import { openScene } from './scene.js';

test('a bulletin reaches those who have asked for bulletins, and nobody else', async () => {
  const scene = openScene();
  const [one, two] = [await scene.connect(1), await scene.connect(2)];
  await one.send(reqNewsBulletins, { allMessages: false });
  const text = 'NYSE is not available';
  expect(scene.act('bulletin', { text, exchange: 'NYSE', type: 'exchange-down' })).toBe(
    'a bulletin of NYSE is out',
  );
  await scene.pass(1000);
  const told = one.client.named('updateNewsBulletin');
  expect(told).toMatchObject([{ msgType: '2', newsMessage: text, originExch: 'NYSE' }]);
  expect(two.client.named('updateNewsBulletin')).toEqual([]);

  await one.send(cancelNewsBulletins, {});
  scene.act('bulletin', { text: 'NYSE is available again', exchange: 'NYSE', type: 'exchange-up' });
  await scene.pass(1000);
  expect(one.client.named('updateNewsBulletin')).toHaveLength(1);
});

test.each([
  ['a NUL in its text', { text: 'so\0so' }],
  ['a NUL in its exchange', { text: 'so', exchange: 'NY\0SE' }],
  ['no text', { text: '' }],
  ['a text too long', { text: 'x'.repeat(10_001) }],
  ['an exchange too long', { text: 'so', exchange: 'x'.repeat(101) }],
])('a bulletin with %s is refused, and bulletins go on', async (_, parameters) => {
  const scene = openScene();
  const client = await scene.connect();
  await client.send(reqNewsBulletins, { allMessages: true });
  expect(() => scene.act('bulletin', parameters)).toThrow(/expected an? (text|exchange)/);
  scene.act('bulletin', { text: 'so' });
  await client.send(reqNewsBulletins, { allMessages: true });
  await scene.pass(1000);
  const told = client.client.named('updateNewsBulletin').map(({ newsMessage }) => newsMessage);
  expect(told.filter((each) => each === 'so')).toHaveLength(2);
  expect(client.client.named('errMsg').filter(({ errorCode }) => errorCode === '322')).toEqual([]);
});
