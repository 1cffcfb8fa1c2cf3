import { mkdtempSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runOnFile } from '../spec/run-on-file.ts';

const demo = join(import.meta.dirname, '../../../../deploy/local/demo');
const agreement = join(demo, 'agreement.yaml');
const STOP = '2026-02-09';

describe('wegmarke competence', () => {
  it('check finds nothing in the demonstration, and says which table and hash it looked at', async () => {
    const { exit, stdout } = await runOnFile('competence', 'check', agreement);
    expect(stdout).toMatch(
      /^no fault: voucher version 1, from 2024-01-01: 4 questions, \d+ rows, 6 offers;.*\nhash [\w-]{43}\n$/,
    );
    expect(exit).toBe(0);
  });

  it('check tells a gap with its place, and a draft is asked only with --draft', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'competence-'));
    try {
      const copy = join(folder, 'agreement.yaml');
      const table = join(folder, 'competence/voucher.yaml');
      mkdirSync(dirname(table));
      writeFileSync(copy, readFileSync(agreement));
      const text = readFileSync(join(demo, 'competence/voucher.yaml'), 'utf8');
      writeFileSync(table, text.replace('until: 2027-01-01', 'until: 2027-01-02'));
      const changed = await runOnFile('competence', 'check', copy);
      expect(changed.stdout).toMatch(/voucher\.yaml:1:1 COMPETENCE_TABLE_CHANGED: .*hash [\w-]{43}\n$/);
      expect(changed.exit).toBe(1);
      const ask = [
        'competence',
        'ask',
        copy,
        'status=eu-citizen',
        'support=none',
        'german-level=none',
        '--at',
        '2027-01-01',
      ];
      expect((await runOnFile(...ask)).exit).toBe(2);
      expect((await runOnFile(...ask, '--draft')).stdout).toMatch(/^nobody is competent/);
      writeFileSync(
        table,
        text.replace(
          'status: late-repatriate, support',
          'status: late-repatriate, german-level: none, support',
        ),
      );
      const gap = await runOnFile('competence', 'check', copy);
      expect(gap.stdout).toMatch(
        /voucher\.yaml:\d+:\d+ COMPETENCE_GAP \/rows: no row answers: Residence status or nationality: late repatriate[^\n]*\. Add a row whose conditions/,
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('ask prints the next question with its answers until it knows enough', async () => {
    const { exit, stdout } = await runOnFile(
      'competence',
      'ask',
      agreement,
      'status=eu-citizen',
      '--at',
      STOP,
      '--language',
      'de',
    );
    expect(stdout).toMatch(
      /^noch zu beantworten: Leistungen zum Lebensunterhalt\n {2}support=sgb2-called-upon {2}SGB II, vom Jobcenter/,
    );
    expect(exit).toBe(0);
  });

  it('ask says who is competent, in which form, what to do first, and why', async () => {
    const words = [
      'status=title-24',
      'support=sgb2-called-upon',
      'german-level=none',
      '--at',
      STOP,
      '--language',
      'de',
    ];
    const { exit, stdout } = await runOnFile('competence', 'ask', agreement, ...words);
    expect(stdout).toContain(
      'zuständig: Jobcenter Kreis Steinfurt (jobcenter)\nVerpflichtung: Aufforderung zur Teilnahme',
    );
    expect(stdout).toMatch(/zuerst: Vor der Ausstellung .* \(§ 8/);
    expect(stdout).toMatch(/Grundlage: § 44a Abs\. 1/);
    expect(stdout).toContain(
      'Zeile jobcenter-duty-protection der Tabelle voucher 1 am 2026-02-09; sie gilt ab 2024-01-01; denn:',
    );
    expect(exit).toBe(0);
  });

  it('ask offers what is there until the course begins where somebody is competent', async () => {
    const words = ['status=title-24', 'support=sgb2-called-upon', 'german-level=none', '--at', STOP];
    const { exit, stdout } = await runOnFile('competence', 'ask', agreement, ...words);
    expect(stdout).toMatch(
      /\nvoluntary offers until the course begins:\n(?: {2}.+\n)* {2}First steps in German \(A1\), VHS Rheine/,
    );
    expect(exit).toBe(0);
  });

  it('ask offers what is there at the place where nobody is competent', async () => {
    const words = [
      'status=eu-citizen',
      'support=none',
      'german-level=none',
      '--at',
      STOP,
      '--place',
      'Rheine',
    ];
    const { exit, stdout } = await runOnFile('competence', 'ask', agreement, ...words);
    expect(stdout).toMatch(/^nobody is competent\nThe Federal Office admits nobody/);
    expect(stdout).toContain(
      'voluntary offers:\n  First steps in German (A1), VHS Rheine (course provider), Rheine\n',
    );
    expect(stdout).not.toContain('Steinfurt');
    // An answer, and no failure.
    expect(exit).toBe(0);
  });

  it.each([
    [['status=eu'], 'one of first-title, claim-lapsed'],
    [['age=40'], 'the questions are status, support, german-level, special-need'],
    [['--at', '2026-02-30'], 'write it as --at 2026-01-31'],
    [['--language', 'fr'], 'npx wegmarke competence'],
    [['--table', 'measures'], 'choose one with --table'],
  ])('ask says what to write instead of %j', async (words, fix) => {
    const { exit, stderr } = await runOnFile('competence', 'ask', agreement, ...words);
    expect(stderr).toContain(fix);
    expect(exit).toBe(2);
  });

  it('table prints every row as a page in both languages, and the graph of a day', async () => {
    const german = await runOnFile('competence', 'table', agreement, '--language', 'de');
    expect(german.stdout).toMatch(
      /^# Zuständigkeit für den Berechtigungsschein[^]*### Niemand\n+- \*\*Das Bundesamt lässt[^]*anstelle von `bamf-no-claim`[^]*`bamf-stop-2026`, ab 2026-02-09/,
    );
    expect(german.stdout).toContain('§ 44a Abs. 1');
    expect(german.stdout).not.toMatch(/§ \d+[a-z]?\(\d\)/);
    const graph = await runOnFile('competence', 'table', agreement, '--graph', STOP);
    expect(JSON.parse(graph.stdout)).toMatchObject({ nodes: [{}, { type: 'decisionTableNode' }, {}] });
  });

  it('what-if tells which cases of a list another version answers otherwise, and of which too little is known', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'competence-'));
    try {
      const [next, cases] = [join(folder, 'agreement.yaml'), join(folder, 'cases.csv')];
      const text = readFileSync(join(demo, 'competence/voucher.yaml'), 'utf8');
      mkdirSync(join(folder, 'competence'));
      writeFileSync(next, readFileSync(agreement));
      // The stop of admissions ends a year earlier.
      writeFileSync(
        join(folder, 'competence/voucher.yaml'),
        text.replace('until: 2027-01-01', 'until: 2026-03-01'),
      );
      writeFileSync(
        cases,
        'case;day;status;support;german-level\nA;;eu-citizen;none;none\nB;2026-02-10;eu-citizen;none;none\nC;;title-24;;\n',
      );
      const ask = [
        'competence',
        'what-if',
        agreement,
        '--next',
        next,
        '--cases',
        cases,
        '--at',
        '2026-04-01',
      ];
      const { exit, stdout } = await runOnFile(...ask, '--draft');
      expect(stdout).toBe(
        'A: nobody (row bamf-stop-2026) → bamf (row bamf-eu-citizen)\n3 cases as of 2026-04-01: 1 would be answered otherwise, 1 as now, 1 not known (C)\n',
      );
      expect(exit).toBe(1);
      expect(await runOnFile(...ask)).toMatchObject({ exit: 2, stderr: expect.stringContaining('--draft') });
      writeFileSync(cases, 'case,status\nA,eu\n');
      expect((await runOnFile(...ask, '--draft')).stderr).toMatch(
        /line 2 of the cases: the answer to status/,
      );
      writeFileSync(cases, 'case,day,status\nA,31.12.2025,eu-citizen\n');
      expect((await runOnFile(...ask, '--draft')).stderr).toMatch(
        /line 2 of the cases: 31\.12\.2025 is no day/,
      );
      writeFileSync(cases, 'case,age\nA,3\n');
      expect((await runOnFile(...ask, '--draft')).stderr).toMatch(/there is no question age/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('ask says on request why the others are not competent, by which row and condition', async () => {
    const answers = ['status=title-24', 'support=sgb2-called-upon', 'german-level=none'];
    const ask = ['competence', 'ask', agreement, ...answers, '--at', STOP];
    expect((await runOnFile(...ask)).stdout).not.toMatch(/only if/);
    const { stdout } = await runOnFile(...ask, '--others');
    expect(stdout).toMatch(
      /\nnot .+ \(row asylblg-duty\); only if:\n {2}Benefits for living: AsylbLG, of age.*; the answer is: SGB II, called upon/,
    );
    expect(stdout).not.toMatch(/not Jobcenter/);
  });
});
