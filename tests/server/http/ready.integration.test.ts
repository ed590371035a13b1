import { rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createHttp } from '../../../server/http/create.js';
import { testApp } from './test-app.js';

describe('GET /api/ready', () => {
  it('is ready when the database answers', async () => {
    const response = await createHttp(testApp().app).request('/api/ready');
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ ready: true });
  });

  it('is not while the database cannot be opened, says why, and is once that is mended', async () => {
    const { app } = testApp();
    writeFileSync(app.databaseFile, 'not a database, though long enough to look like one\n'.repeat(100));
    const http = createHttp(app);
    const refused = await http.request('/api/ready');
    expect(refused.status).toBe(503);
    expect(await refused.json()).toMatchObject({
      code: 'http.not_ready',
      detail: expect.stringContaining(app.databaseFile),
      next: expect.stringContaining('ibs db restore'),
    });
    rmSync(app.databaseFile);
    expect((await http.request('/api/ready')).status).toBe(200);
  });
});
