import { describe, expect, it } from 'vitest';
import { renderDoctor } from '../../../server/doctor/render.js';
import type { DoctorReport } from '../../../server/doctor/report.js';

const PATH = `/a/very${'/long'.repeat(20)}/path`;

const report: DoctorReport = {
  status: 'broken',
  version: '1.2.3',
  commit: '0123456789abcdef0123',
  home: '/home/me/.ibs',
  at: '2026-03-02T14:30:00.000Z',
  checks: [
    { id: 'node', title: 'Node.js', status: 'ok', found: '20.19.0 on linux x64' },
    {
      id: 'python',
      title: 'Python',
      status: 'reduced',
      found: 'no virtual environment, so that examples in Python cannot be run on this machine at all',
      mend: 'Install Python 3.10 or newer with pip, then run `npm run setup -- --retry` and look at this again.',
    },
    { id: 'database', title: 'Database', status: 'broken', found: `${PATH} is damaged`, mend: 'Restore it.' },
  ],
};

const ESCAPE = '\u001b';

describe('the doctor in a terminal', () => {
  it('shows each check with its mark, what was found and what to do', () => {
    expect(
      renderDoctor(
        { ...report, checks: report.checks.slice(0, 2) },
        { colour: false, columns: 80, unicode: true },
      ),
    ).toBe(
      `ib-specialist 1.2.3 (0123456789ab)

✓ Node.js  20.19.0 on linux x64
! Python   no virtual environment, so that examples in Python cannot be run on
           this machine at all
           → Install Python 3.10 or newer with pip, then run \`npm run setup --
             --retry\` and look at this again.

Something has to be mended first: see what is marked ✗
`,
    );
  });

  it.each([40, 60, 80, 120])('keeps to %i columns, except for a path, which stays whole', (columns) => {
    const lines = renderDoctor(report, { colour: false, columns, unicode: true }).split('\n');
    expect(lines.filter((line) => line.length > columns)).toEqual([expect.stringContaining(PATH)]);
  });

  it('uses the room that a wide terminal has', () => {
    const lines = renderDoctor(report, { colour: false, columns: 200, unicode: true }).split('\n');
    expect(lines).toContainEqual(expect.stringMatching(/^! Python .* on this machine at all$/));
  });

  it('uses plain letters where the terminal has no others', () => {
    const text = renderDoctor(report, { colour: false, columns: 80, unicode: false });
    expect(text).toMatch(/^\+ Node/m);
    expect(text).toMatch(/^x Database/m);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that there are none but ASCII is the point.
    expect(text).toMatch(/^[\x00-\x7f]*$/);
  });

  it('is coloured only when asked, and reads the same without', () => {
    const plain = renderDoctor(report, { colour: false, columns: 80, unicode: true });
    const coloured = renderDoctor(report, { colour: true, columns: 80, unicode: true });
    expect(plain).not.toContain(ESCAPE);
    expect(coloured).toContain(`${ESCAPE}[31m✗`);
    expect(coloured.replaceAll(new RegExp(`${ESCAPE}\\[\\d+m`, 'g'), '')).toBe(plain);
  });
});
