import { plainText } from '../../harness/runner/analysis/plain-text.js';
import type { News } from '../../harness/runner/review/session.js';

/** What has come of an answer, in a line. */
export function newsText(news: News): string {
  switch (news.kind) {
    case 'recorded':
      return news.verdict === 'fixed' ? 'recorded: fixed; it is run again\n' : `recorded: ${news.verdict}\n`;
    case 'unchanged':
      return 'nothing was recorded: its file is as it was when it failed; save what you have changed first\n';
    case 'unreadable':
      return plainText(`nothing was recorded: ${news.why}\n`);
    case 'ran-again': {
      const runs = news.runs === 1 ? 'one run' : `${news.runs} runs`;
      return news.outcome === 'pass' ? `it passed: ${runs}\n` : `it is still open: ${news.outcome}\n`;
    }
  }
}
