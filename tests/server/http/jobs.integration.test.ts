import { describe, expect, it } from 'vitest';
import { steppedClock } from '../../../platform/clock/stepped.js';
import { asFault, Fault } from '../../../platform/errors/fault.js';
import { jobFaults } from '../../../platform/jobs/faults.js';
import type { App } from '../../../server/app.js';
import { createHttp } from '../../../server/http/create.js';
import { bodyOf, testApp } from './test-app.js';

async function claimed(app: App, kind = 'count') {
  const store = await app.jobs();
  const { id } = await store.create({ kind, input: { to: 3 } });
  const claim = await store.claim({ kinds: [kind], owner: 'test', leaseMs: 60_000 });
  if (claim?.job.id !== id) throw new Error('expected to be given the job');
  return { id, store, lease: claim.lease };
}

interface Jobs {
  readonly jobs: readonly { readonly id: string; readonly input: unknown }[];
}

function json<T>(app: App, path: string): Promise<T> {
  return bodyOf<T>(createHttp(app).request(path));
}

describe('GET /api/jobs', () => {
  it('lists the newest first, page by page', async () => {
    const { app } = testApp();
    const store = await app.jobs();
    for (let to = 1; to <= 5; to++) await store.create({ kind: 'count', input: { to } });
    const first = await json<Jobs>(app, '/api/jobs?limit=2');
    expect(first.jobs.map(({ input }) => input)).toEqual([{ to: 5 }, { to: 4 }]);
    const second = await json<Jobs>(app, `/api/jobs?limit=2&before=${first.jobs[1]?.id}`);
    expect(second.jobs.map(({ input }) => input)).toEqual([{ to: 3 }, { to: 2 }]);
  });

  it('after a job that is not there is a 404, not an empty page', async () => {
    const response = await createHttp(testApp().app).request('/api/jobs?before=nope');
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'jobs.unknown', details: { id: 'nope' } });
  });

  it.each(['1e2', '0x10', '+5', ' 5', '1.0', '', '0', '201'])('takes no limit of "%s"', async (limit) => {
    const query = new URLSearchParams({ limit });
    const response = await createHttp(testApp().app).request(`/api/jobs?${query}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      details: { violations: [{ in: 'query', name: 'limit' }] },
    });
  });

  it('finds by status and kind', async () => {
    const { app } = testApp();
    const running = await claimed(app, 'count');
    await running.store.create({ kind: 'count', input: {} });
    await running.store.create({ kind: 'sort', input: {} });
    expect((await json<Jobs>(app, '/api/jobs?status=running')).jobs).toMatchObject([{ id: running.id }]);
    expect((await json<Jobs>(app, '/api/jobs?kind=sort')).jobs).toMatchObject([{ kind: 'sort' }]);
  });
});

describe('GET /api/jobs/:id', () => {
  it('shows a job as it stands, and not the workers’ own affairs', async () => {
    const { app } = testApp();
    const { id, store, lease } = await claimed(app);
    await store.save(lease, { progress: { done: 1, total: 3, note: 'one' }, checkpoint: { at: 1 } });
    const job = await json(app, `/api/jobs/${id}`);
    expect(job).toMatchObject({
      id,
      kind: 'count',
      status: 'running',
      progress: { done: 1, total: 3, note: 'one' },
      createdAt: expect.stringMatching(/^\d{4}-.*Z$/),
      startedAt: expect.any(String),
    });
    for (const own of ['checkpoint', 'owner', 'leaseUntil', 'result', 'error', 'finishedAt'])
      expect(job).not.toHaveProperty(own);
  });

  it('shows what came of it', async () => {
    const { app } = testApp();
    const { id, store, lease } = await claimed(app);
    await store.finish(lease, { status: 'done', result: { sum: 6 } });
    expect(await json(app, `/api/jobs/${id}`)).toMatchObject({ status: 'done', result: { sum: 6 } });
  });

  it('tells why it failed, unless that was never meant to be read', async () => {
    const { app } = testApp();
    const meant = await claimed(app);
    await meant.store.finish(meant.lease, {
      status: 'failed',
      error: new Fault(jobFaults.bad_input, '"to" is missing').toJSON(),
    });
    expect(await json(app, `/api/jobs/${meant.id}`)).toMatchObject({
      status: 'failed',
      error: { code: 'jobs.bad_input', message: '"to" is missing' },
    });
    const unforeseen = await claimed(app);
    await unforeseen.store.finish(unforeseen.lease, {
      status: 'failed',
      error: asFault(new Error('/home/me/secret-plan is missing')).toJSON(),
    });
    const shown = JSON.stringify(await json(app, `/api/jobs/${unforeseen.id}`));
    expect(shown).toContain('platform.internal');
    expect(shown).not.toContain('secret-plan');
  });

  it.each(['/api/jobs/none', '/api/jobs/none/events'])(
    'of a job that is not there is a 404: %s',
    async (path) => {
      const response = await createHttp(testApp().app).request(path);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ code: 'jobs.unknown' });
    },
  );
});

describe('GET /api/jobs/:id/events', () => {
  it('tells every state until the end, and then ends', async () => {
    const { app } = testApp();
    const { id, store, lease } = await claimed(app);
    const response = await createHttp(app).request(`/api/jobs/${id}/events`);
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    if (!response.body) throw new Error('expected a stream');

    let text = '';
    let finished = false;
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      if (!finished && text.includes('"status":"running"')) {
        finished = true;
        await store.finish(lease, { status: 'done', result: { sum: 6 } }, { done: 3, total: 3 });
      }
    }
    const events = text.trim().split('\n\n');
    expect(events.map((event) => event.split('\n')[0])).toEqual(['event: job', 'event: job', 'event: end']);
    expect(events[1]).toContain('"sum":6');
    expect(events[1]).toMatch(/^id: \d+$/m);
  });

  it('answers HEAD without beginning to watch', async () => {
    const clock = steppedClock('2026-03-02T14:30:00Z');
    const { app } = testApp({ clock });
    const { id, store } = await claimed(app);
    let asked = 0;
    const get: typeof store.get = (wanted) => {
      asked++;
      return store.get(wanted);
    };
    const http = createHttp({ ...app, jobs: async () => ({ ...store, get }) });
    const response = await http.request(`/api/jobs/${id}/events`, { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    await clock.advance(60_000);
    expect(asked).toBe(1);
    expect((await http.request('/api/jobs/none/events', { method: 'HEAD' })).status).toBe(404);
  });

  it('stops asking when the reader has gone', async () => {
    const clock = steppedClock('2026-03-02T14:30:00Z');
    const { app } = testApp({ clock });
    const { id, store } = await claimed(app);
    let asked = 0;
    const counting: App = {
      ...app,
      jobs: async () => ({
        ...store,
        get: (wanted) => {
          asked++;
          return store.get(wanted);
        },
      }),
    };
    const response = await createHttp(counting).request(`/api/jobs/${id}/events`);
    const reader = response.body?.getReader();
    await reader?.read();
    const before = asked;
    await clock.advance(5000);
    expect(asked).toBeGreaterThan(before);
    await reader?.cancel();
    const until = asked;
    await clock.advance(60_000);
    expect(asked).toBe(until);
  });

  it('shows signs of life while nothing happens, so that nobody drops the connection', async () => {
    const clock = steppedClock('2026-03-02T14:30:00Z');
    const { app } = testApp({ clock });
    const { id } = await claimed(app);
    const response = await createHttp(app).request(`/api/jobs/${id}/events`);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toContain('event: job');
    const next = reader?.read();
    await clock.advance(15_000);
    expect((await next)?.value).toBe(': still here\n\n');
    await reader?.cancel();
  });

  it('ends, without an "end", when the server is about to stop: the job goes on', async () => {
    const { app } = testApp();
    const { id } = await claimed(app);
    const closing = new AbortController();
    const response = await createHttp(app, closing.signal).request(`/api/jobs/${id}/events`);
    closing.abort();
    const text = await response.text();
    expect(text).toContain('event: job');
    expect(text).not.toContain('event: end');
  });

  it('tells of an error on the way, and leaves the details to the log', async () => {
    const { app, logged } = testApp();
    const { id, store } = await claimed(app);
    let asked = 0;
    const failing: App = {
      ...app,
      jobs: async () => ({
        ...store,
        get: async (wanted) => {
          asked++;
          if (asked > 1) throw new Error('/home/me/secret-plan is gone');
          return store.get(wanted);
        },
      }),
    };
    const text = await (await createHttp(failing).request(`/api/jobs/${id}/events`)).text();
    expect(text).toContain('event: problem');
    expect(text).not.toContain('secret-plan');
    expect(JSON.stringify(logged)).toContain('secret-plan');
  });
});
