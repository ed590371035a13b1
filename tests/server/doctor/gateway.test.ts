import { afterEach, expect, test } from 'vitest';
import { type App, createApp } from '../../../server/app.js';
import { runDoctor } from '../../../server/doctor/run.js';
import { emptyFolder } from '../cli/harness.js';

let app: App;

afterEach(() => app.close());

function appWith(env: Readonly<Record<string, string>>): App {
  const cwd = emptyFolder();
  const log = { write: () => {}, isTerminal: false, colour: false };
  app = createApp({ cwd, env: { IBS_HOME: cwd, ...env }, log });
  return app;
}

const gatewayOf = async (of: App) => (await runDoctor(of)).checks.find(({ id }) => id === 'gateway');

test('the doctor says where the paper gateway of this process is', async () => {
  const running = await appWith({ IBS_GATEWAY_SEED: '7' }).startGateway();
  const port = 'port' in running.address ? running.address.port : 0;
  const found = await gatewayOf(app);
  expect(found).toMatchObject({ status: 'ok', found: expect.stringContaining(`127.0.0.1:${port}`) });
  expect(found?.found).toContain('seed 7');
});

test('the doctor says how to start one where there is none', async () => {
  expect(await gatewayOf(appWith({}))).toMatchObject({
    status: 'ok',
    found: expect.stringContaining('`ibs gateway`'),
  });
});

test('a clock that there is not is found broken, with those there are', async () => {
  expect(await gatewayOf(appWith({ IBS_GATEWAY_CLOCK: 'tomorrow' }))).toMatchObject({
    status: 'broken',
    mend: expect.stringContaining('always-open'),
  });
});
