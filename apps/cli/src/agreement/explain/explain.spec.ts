import { cellsFor } from '#agreement';
import { runOnFile } from '../../spec/run-on-file.ts';
import { answerOf } from '../supposed/ask-gate.ts';
import { needsOf } from '../supposed/need.ts';
import { demonstration, demonstrationFile } from '../spec/demonstration.ts';
import type { Explanation } from './explanation.ts';
import { explain } from './explanation.ts';

const at = '2026-01-15T12:00:00.000Z';
const type = (short: string) => `de.wegmarke.${short}.v1`;
const agreement = demonstration();

function explained(sender: string, recipient: string, short: string, when = at): Explanation {
  return explain(agreement, { sender, recipient, eventType: type(short), at: when });
}

/** Each row as `id of the row: outcome`. */
function outcomes({ purposes }: Explanation): readonly string[] {
  return purposes.flatMap(({ rows }) =>
    rows.map(({ cell, outcome }) => `${cell.id.split('.')[0]}: ${outcome.kind}`),
  );
}

describe('Explaining an agreement', () => {
  it('puts the rows in the order of precedence, with what each asks for', () => {
    const answer = explained('vhs', 'jobcenter', 'language.irregular-attendance');
    expect(outcomes(answer)).toEqual([
      'consent-progress: answers',
      'int-8-3-obliged: answers',
      'int-8-3-plan: answers',
    ]);
    expect(answer.purposes.flatMap(({ rows }) => rows.map(({ needs }) => needs))).toEqual([
      ['consent'],
      ['fact:obliged'],
      ['fact:plan'],
    ]);
  });

  it('says what passes by depth and what stays hidden', () => {
    const [[row] = []] = explained('vhs', 'bamf', 'language.interrupted').purposes.map(({ rows }) => rows);
    expect(row?.outcome).toMatchObject({
      kind: 'answers',
      fields: { fact: [], date: ['expectedReturn'] },
      hidden: ['reason'],
      objection: 'goes-on',
    });
  });

  it('says that a prohibition stands before everything', () => {
    expect(outcomes(explained('caritas', 'bamf', 'language.need-found'))).toEqual(['auf-88a-2: refused']);
  });

  it('says when nothing names it, when the sender may not record it, and when it is too early', () => {
    expect(explained('bamf', 'vhs', 'work.placement-made')).toMatchObject({
      purposes: [],
      mayPublish: false,
    });
    expect(explained('abh', 'bamf', 'language.voucher-issued', '2018-01-01T00:00:00.000Z')).toMatchObject({
      isInForce: false,
      purposes: [],
      otherTimes: [{ id: expect.stringMatching(/^int-8-1\./) }, { id: expect.stringMatching(/^int-8-1\./) }],
    });
  });

  it('is in the order in which the gate itself answers, for every question of the demonstration', () => {
    const asked = new Set(
      agreement.cells.map(({ sender, recipient, eventType }) =>
        JSON.stringify([sender, recipient, eventType]),
      ),
    );
    let compared = 0;
    for (const key of asked) {
      const [sender = '', recipient = '', eventType = ''] = JSON.parse(key) as string[];
      const question = { sender, recipient, eventType, at };
      for (const { purpose, rows } of explain(agreement, question).purposes) {
        const everything = [...new Set(rows.flatMap(({ cell }) => needsOf(cell)))];
        const answer = answerOf(agreement, question, purpose, everything);
        const [first] = rows;
        const isForbidden = first?.cell.basis.kind === 'FORBIDDEN';
        expect(typeof answer === 'string' ? answer : 'rowId' in answer.basis && answer.basis.rowId).toBe(
          isForbidden ? 'FORBIDDEN' : first?.cell.id,
        );
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(100);
  });

  it('lets no row answer when what it asks for is not so', () => {
    for (const cell of agreement.cells) {
      const { sender, recipient, eventType, purpose } = cell;
      const alone = cellsFor(agreement, { sender, recipient, eventType }).filter(
        (one) => one.purpose === purpose,
      );
      if (alone.length !== 1 || needsOf(cell).length === 0) continue;
      const answer = answerOf(agreement, { sender, recipient, eventType, at }, purpose, []);
      expect({ cell: cell.id, answer }).toEqual({ cell: cell.id, answer: expect.any(String) });
    }
  });
});

describe('wegmarke agreement explain', () => {
  const words = [
    'agreement',
    'explain',
    'vhs',
    'jobcenter',
    'language.irregular-attendance',
    '--file',
    demonstrationFile,
  ];

  it('speaks German and English, and needs no hub', async () => {
    const english = await runOnFile(...words, '--at', '2026-01-15');
    expect(english.exit).toBe(0);
    expect(english.stdout).toMatch(/^May VHS Rheine .* tell Jobcenter .*: Irregular attendance\?/);
    expect(english.stdout).toMatch(
      /duty: § 8\(3\) IntV .*\n.*yes, provided that the person is obliged to take part\n/,
    );
    const german = await runOnFile(...words, '--language', 'de');
    expect(german.stdout).toContain('Pflicht: § 8 Abs. 3 IntV');
    expect(german.stdout).toMatch(
      /^Darf VHS Rheine an Jobcenter Kreis Steinfurt mitteilen: nicht ordnungsgemäße Teilnahme\?/,
    );
    expect(german.stdout).toContain('ja, wenn gilt: eine Teilnahmepflicht besteht\n');
  });

  it('gives everything as JSON', async () => {
    const { stdout } = await runOnFile(...words, '--at', '2026-01-15T12:00:00+01:00', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      command: 'agreement explain',
      question: { at: '2026-01-15T11:00:00.000Z', eventType: type('language.irregular-attendance') },
      purposes: [{ purpose: 'course-progress' }, { purpose: 'duty-monitoring' }],
    });
  });

  it.each([
    [['nobody', 'vhs', 'language.registered'], 'AGENCY_UNKNOWN'],
    [['abh', 'vhs', 'language.regstered'], 'EVENT_TYPE_UNKNOWN'],
    [['abh', 'vhs', 'language.registered', '--at', '2026-02-30'], 'USAGE_WRONG'],
    [['abh', 'vhs', 'language.registered', '--language', 'fr'], 'USAGE_WRONG'],
  ])('refuses %j with the fix', async (typed, code) => {
    const { exit, stderr } = await runOnFile('agreement', 'explain', ...typed, '--file', demonstrationFile);
    expect({ exit, stderr }).toEqual({ exit: 2, stderr: expect.stringContaining(code) });
  });

  it('says which variables are missing without a file', async () => {
    const { exit, stderr } = await runOnFile('agreement', 'explain', 'abh', 'vhs', 'language.registered');
    expect(exit).toBe(2);
    expect(stderr).toMatch(
      /neither --file is given nor set: WEGMARKE_HUB_DATABASE_URL, WEGMARKE_HUB_KEY_FILE/,
    );
  });
});
