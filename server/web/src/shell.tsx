import './shell.css';
import mark from './favicon.svg';
import { home, pages } from './pages.js';

/** What stands around every page: the name, the way to the other pages, and the page itself. */
export function Shell({ path }: { path: string }) {
  const page = pages.find((candidate) => candidate.path === path) ?? home;
  document.title = `${page.title} · ib-specialist`;
  return (
    <div class="shell">
      <header class="shell-header">
        <div class="shell-bar">
          <span class="shell-name">
            <img src={mark} alt="" />
            ib-specialist
          </span>
          <nav class="shell-nav" aria-label="Pages">
            <ul>
              {pages.map(({ path, title }) => (
                <li key={path}>
                  <a href={path} aria-current={path === page.path ? 'page' : undefined}>
                    {title}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      </header>
      <main class="shell-main">
        <page.Content />
      </main>
    </div>
  );
}
