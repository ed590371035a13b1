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
