import type { FunctionComponent } from 'preact';
import { HealthPage } from './pages/health/health-page.js';

export interface Page {
  readonly path: string;
  readonly title: string;
  readonly Content: FunctionComponent;
}

export const home: Page = { path: '/', title: 'Health', Content: HealthPage };

/** In the order of the navigation. A new page is a folder in `pages/` and a line here. */
export const pages: readonly Page[] = [home];
