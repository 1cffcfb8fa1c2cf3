import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { runOnFile } from '../spec/run-on-file.ts';
import type { CheckSaid } from './check-lines.ts';
import { checkLines } from './check-lines.ts';

const noted = { number: 7, at: '2026-03-01T10:00:00.000Z' } as const;
const row = { rowId: 'int-8-2-1', purpose: 'course-progress', trigger: 'push', decidedBy: 'rule' } as const;

describe('the answer to a question before sending', () => {
  it.each<[string, CheckSaid, readonly string[]]>([
    [
      'permit',
      {
        ...noted,
        verdict: 'permit',
        purpose: 'course-progress',
        row: { ...row, kind: 'STATUTORY', paragraph: '§ 8(2) IntV', duty: true },
        fields: ['courseCode', 'module'],
      },
      [
        'permit, for course-progress',
        '  duty: § 8(2) IntV [int-8-2-1]',
        '  fields: courseCode, module',
        'noted as question 7 at 2026-03-01T10:00:00.000Z',
      ],
    ],
    [
      'refuse',
      {
        ...noted,
        verdict: 'refuse',
        code: 'NO_LINK',
        rows: [],
      },
      [
        'refuse: the file is not linked to a case at the hub (NO_LINK)',
        'noted as question 7 at 2026-03-01T10:00:00.000Z',
      ],
    ],
  ])('reads as %s first, then why', (_verdict, said, lines) => {
    expect(checkLines(said)).toEqual(lines);
  });

  it('says who would have to record which consent, with the text for the person', () => {
    const lines = checkLines({
      ...noted,
      verdict: 'needs-consent',
      code: 'NO_CONSENT',
      row: { ...row, kind: 'CONSENT' },
      missing: [
        {
          form: 'consent',
          recorders: ['vhs', 'caritas'],
          recipients: ['jobcenter'],
          purposes: ['course-progress'],
          eventTypes: ['de.wegmarke.language.module-completed.v1'],
        },
      ],
      thenClerk: true,
      notices: [{ id: 'notice-course', version: '4', language: 'de', text: 'Erste Zeile\nZweite Zeile\n' }],
    });
    expect(lines[0]).toMatch(/^needs consent: .*\(NO_CONSENT\)$/);
    expect(lines).toEqual(
      expect.arrayContaining([
        '    recorded by: vhs, caritas',
        '  and then a clerk of this agency decides on the single event',
        'notice notice-course, version 4, de:',
        '  Zweite Zeile',
      ]),
    );
  });
});

describe('the command check', () => {
  it('asks nothing where the configuration is not there', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'check-'));
    const words = ['language.module-completed', 'jobcenter', '--staff', 'sb-017'];
    const run = await runOnFile('check', join(folder, 'config.yaml'), ...words);
    expect(run.exit).not.toBe(0);
    expect(run.stderr).toContain('config.yaml');
    rmSync(folder, { recursive: true });
  });

  it('needs the staff id of who asks', async () => {
    const run = await runOnFile('check', 'config.yaml', 'language.module-completed', 'jobcenter');
    expect(run).toMatchObject({ exit: 2, stderr: expect.stringContaining('--staff') });
  });
});
