// The least a Hono server can do, on the same adapter: what our own costs comes on top of this.
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

const hello = new Hono().get('/', (c) => c.json({ hello: 'world' }));
serve({ fetch: hello.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
  console.log(JSON.stringify({ url: `http://127.0.0.1:${port}` }));
});
