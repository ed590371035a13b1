import type { App } from '../../app.js';
import type { Router } from '../router.js';

/** The description of every route added so far and later, made from the schemas that check the requests. */
export function addOpenApi(http: Router, app: App): void {
  http.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'ib-specialist', version: app.version },
    servers: [{ url: '/' }],
  });
}
