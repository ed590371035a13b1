import { describe, expect, it } from 'vitest';
import { steppedClock } from '../../../platform/clock/stepped.js';
import type { Problem } from '../../../platform/errors/problem.js';
import type { App } from '../../../server/app.js';
import type { DoctorReport } from '../../../server/doctor/report.js';
import { createHttp } from '../../../server/http/create.js';
import { bodyOf, testApp } from './test-app.js';

const ask = (app: App, path: string, init?: RequestInit) => createHttp(app).request(path, init);

describe('GET /api/health', () => {
  it('says that the server is alive, which one it is, and since when', async () => {
    const clock = steppedClock('2026-03-02T14:30:00Z');
    const { app } = testApp({ clock });
    const http = createHttp(app);
    await clock.advance(1500);
    const response = await http.request('/api/health');
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ alive: true, version: app.version, uptimeSeconds: 1.5 });
  });

  it('answers HEAD without a body', async () => {
    const response = await ask(testApp().app, '/api/health', { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  });
});

describe('a request id', () => {
  it('is made where none came, and stands in the answer', async () => {
    const response = await ask(testApp().app, '/api/health');
    expect(response.headers.get('x-request-id')).toMatch(/^req_[0-9a-z]{10}-[0-9a-z]{10}$/);
  });

  it('of the caller’s own is kept, in the answer, the problem and the log', async () => {
    const { app, logged } = testApp();
    const response = await ask(app, '/nowhere', { headers: { 'x-request-id': 'mine-42' } });
    expect(response.headers.get('x-request-id')).toBe('mine-42');
    expect(await response.json()).toMatchObject({ requestId: 'mine-42' });
    expect(logged).toContainEqual(
      expect.objectContaining({ requestId: 'mine-42', method: 'GET', path: '/nowhere', status: 404 }),
    );
  });

  it.each(['two words', 'x'.repeat(65), '<script>', ''])('that is not sane is replaced: %j', async (sent) => {
    const response = await ask(testApp().app, '/api/health', { headers: { 'x-request-id': sent } });
    expect(response.headers.get('x-request-id')).toMatch(/^req_/);
  });
});

describe('an address', () => {
  it('where nothing is served is a problem that says where to look', async () => {
    const response = await ask(testApp().app, '/api/nothing');
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({
      code: 'http.not_found',
      detail: 'nothing is served at GET /api/nothing',
      next: expect.stringContaining('/api/openapi.json'),
    });
  });

  it('asked with a method it does not take names those it does', async () => {
    const response = await ask(testApp().app, '/api/health', { method: 'DELETE' });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD');
    expect(await response.json()).toMatchObject({ code: 'http.method_not_allowed' });
  });
});

it('every violation of a request is named at once', async () => {
  const response = await ask(testApp().app, '/api/jobs?limit=many&status=lost&colour=red');
  expect(response.status).toBe(400);
  const { code, detail, details } = await bodyOf<Problem>(response);
  expect(code).toBe('http.invalid_request');
  for (const name of ['limit', 'status', 'colour']) expect(detail).toContain(name);
  expect(details?.['violations']).toHaveLength(3);
  expect(details?.['violations']).toContainEqual({ in: 'query', name: 'limit', message: expect.any(String) });
});

describe('an error nobody foresaw', () => {
  const failing = () => {
    const { app, logged } = testApp();
    const jobs = async () => {
      throw new Error('cannot read /home/me/secret-plan');
    };
    return { app: { ...app, jobs }, logged };
  };

  it('tells the client nothing but that it happened', async () => {
    const response = await ask(failing().app, '/api/jobs');
    expect(response.status).toBe(500);
    const body = await response.text();
    expect(JSON.parse(body)).toMatchObject({ code: 'platform.internal', requestId: expect.any(String) });
    expect(body).not.toContain('secret-plan');
  });

  it('is in the log in full, under the id that the client was given', async () => {
    const { app, logged } = failing();
    const { requestId } = await bodyOf<Problem>(ask(app, '/api/jobs'));
    expect(logged).toContainEqual(
      expect.objectContaining({
        level: 'error',
        requestId,
        err: expect.objectContaining({
          message: 'cannot read /home/me/secret-plan',
          stack: expect.stringContaining('answers.test.ts'),
        }),
      }),
    );
  });
});

describe('every answer', () => {
  it.each(['/api/health', '/api/nothing', '/'])(
    'of %s keeps browsers from doing what they should not',
    async (path) => {
      const { headers } = await ask({ ...testApp().app, root: '/nowhere' }, path);
      const policy = headers.get('content-security-policy');
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.has('access-control-allow-origin')).toBe(false);
    },
  );
});

describe('GET /api/doctor', () => {
  it('gives the report, as the schema describes it', async () => {
    const response = await ask(testApp().app, '/api/doctor');
    expect(response.status).toBe(200);
    const report = await bodyOf<DoctorReport>(response);
    expect(report.checks.map(({ id }) => id)).toContain('database');
    expect(report).toMatchObject({
      status: expect.stringMatching(/^(ok|reduced|broken)$/),
      home: expect.any(String),
    });
  });
});

interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, unknown>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

describe('GET /api/openapi.json', () => {
  it('describes every route under /api, with references that lead somewhere', async () => {
    const document = await bodyOf<Document>(ask(testApp().app, '/api/openapi.json'));
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths).sort()).toEqual([
      '/api/doctor',
      '/api/health',
      '/api/jobs',
      '/api/jobs/{id}',
      '/api/jobs/{id}/events',
      '/api/ready',
    ]);
    const references = JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g);
    const named = [...references].map(([, name]) => name);
    expect(named).toContain('Problem');
    for (const name of named) expect(document.components.schemas).toHaveProperty(String(name));
  });
});
