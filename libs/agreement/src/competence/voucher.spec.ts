import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { CompetenceAnswer } from './answer.ts';
import type { Answers } from './answers.ts';
import { decide } from './decide.ts';
import { parseCompetenceTable } from './parse-table.ts';
import { isSameAnswer } from './same-answer.ts';

const file = join(import.meta.dirname, '../../../../deploy/local/demo/competence/voucher.yaml');
const text = readFileSync(file, 'utf8');
const parsed = parseCompetenceTable(text);
if (Array.isArray(parsed)) throw new Error(JSON.stringify(parsed, null, 2));
const table = parsed;

const BEFORE_STOP = '2026-02-08';
const STOP = '2026-02-09';
const LAST_DAY_OF_STOP = '2026-12-31';
const NEXT_BUDGET_YEAR = '2027-01-01';

const ask = (answers: Answers, day: string) => decide(table, { day, answers });

/** `row: who, under which paragraph`. */
function told(answer: CompetenceAnswer): string {
  if (!('row' in answer)) return answer.kind;
  if (answer.kind === 'competent')
    return `${answer.row}: ${answer.by}, ${answer.right}, ${answer.paragraph.en}`;
  return `${answer.row}: ${answer.kind}${'paragraph' in answer ? `, ${answer.paragraph.en}` : ''}`;
}

const person = (status: string, support: string, german = 'none', need = 'no'): Answers => ({
  status,
  support,
  'german-level': german,
  'special-need': need,
});

const whatever: [string, Answers, string][] = [
  [
    'a first title without simple German',
    person('first-title', 'none'),
    'abh-duty-no-simple-german: abh, duty, § 44a(1) s. 1 no. 1 AufenthG, § 6(1) s. 1 IntV',
  ],
  [
    'the same on SGB II, called upon or not',
    person('first-title', 'sgb2-called-upon'),
    'abh-duty-no-simple-german: abh, duty, § 44a(1) s. 1 no. 1 AufenthG, § 6(1) s. 1 IntV',
  ],
  [
    'a first title with special need',
    person('first-title', 'none', 'simple', 'yes'),
    'abh-duty-special-need-first-title: abh, duty, § 44a(1) s. 1 no. 3 AufenthG, § 6(1) s. 1 IntV',
  ],
  [
    'special need later on',
    person('other-title', 'asylblg', 'none', 'yes'),
    'abh-duty-special-need: abh, duty, § 44a(1) s. 1 no. 3 AufenthG, § 6(1) s. 1 IntV',
  ],
  [
    'a first title with simple German',
    person('first-title', 'none', 'simple'),
    'abh-entitlement: abh, entitlement, § 44(1) AufenthG, § 6(1) s. 1 IntV',
  ],
  [
    'the same with a cooperation plan',
    person('first-title', 'sgb2-plan', 'simple'),
    'abh-entitlement: abh, entitlement, § 44(1) AufenthG, § 6(1) s. 1 IntV',
  ],
  [
    'a first title with sufficient German',
    person('first-title', 'none', 'sufficient'),
    'abh-orientation-only: abh, entitlement, § 44(3) s. 1 no. 3, s. 2 AufenthG',
  ],
  [
    'a first title, SGB II and called upon',
    person('first-title', 'sgb2-called-upon', 'simple'),
    'jobcenter-duty-first-title: jobcenter, duty, § 44a(1) s. 1 no. 2 AufenthG, § 6(1) IntV',
  ],
  [
    'SGB II and called upon',
    person('claim-lapsed', 'sgb2-called-upon'),
    'jobcenter-duty: jobcenter, duty, § 44a(1) s. 1 no. 2 AufenthG, § 6(1) IntV',
  ],
  [
    'temporary protection, SGB II, called upon',
    person('title-24', 'sgb2-called-upon'),
    'jobcenter-duty-protection: jobcenter, duty, § 44a(1) s. 1 no. 2 AufenthG, § 6(1) IntV',
  ],
  [
    'SGB II with a cooperation plan',
    person('other-title', 'sgb2-plan'),
    'jobcenter-admission: jobcenter, admission, § 44(4) AufenthG, § 5a IntV',
  ],
  [
    'temporary protection with a cooperation plan',
    person('title-24', 'sgb2-plan'),
    'jobcenter-admission-protection: jobcenter, admission, § 44(4) AufenthG, § 5a IntV',
  ],
  [
    'an EU citizen with a cooperation plan',
    person('eu-citizen', 'sgb2-plan'),
    'jobcenter-admission-eu-citizen: jobcenter, admission, § 44(4) AufenthG, § 11(1) FreizügG/EU, § 5a IntV',
  ],
  [
    'an asylum seeker on AsylbLG, able to work',
    person('gestattung', 'asylblg-able'),
    'asylblg-duty: asylblg, duty, § 44a(1) s. 1 no. 4 AufenthG, § 5b AsylbLG, § 6(1) IntV',
  ],
  [
    'a Duldung § 60a(2) s. 3 on AsylbLG, able to work',
    person('duldung-60a-2-3', 'asylblg-able'),
    'asylblg-duty: asylblg, duty, § 44a(1) s. 1 no. 4 AufenthG, § 5b AsylbLG, § 6(1) IntV',
  ],
  [
    '§ 24 on AsylbLG, able to work',
    person('title-24', 'asylblg-able'),
    'asylblg-duty: asylblg, duty, § 44a(1) s. 1 no. 4 AufenthG, § 5b AsylbLG, § 6(1) IntV',
  ],
  [
    '§ 25(5) on AsylbLG, able to work',
    person('title-25-5', 'asylblg-able'),
    'asylblg-duty: asylblg, duty, § 44a(1) s. 1 no. 4 AufenthG, § 5b AsylbLG, § 6(1) IntV',
  ],
  [
    'a late repatriate',
    person('late-repatriate', 'none'),
    'bva-late-repatriate: bva, entitlement, § 9(1) BVFG, § 4(1) s. 1 no. 2 IntV',
  ],
  [
    'another Duldung',
    person('duldung-other', 'asylblg-able'),
    'nobody-duldung: nobody, § 44(4) s. 2 AufenthG',
  ],
  [
    'a German without special need',
    person('german', 'sgb2-plan'),
    'nobody-german-without-need: nobody, § 44(4) s. 2 AufenthG',
  ],
  [
    'a title and sufficient German',
    person('title-24', 'sgb2', 'sufficient'),
    'nobody-sufficient-title: nobody, § 44(3) s. 1 no. 3, § 45a AufenthG',
  ],
  [
    'an EU citizen with sufficient German',
    person('eu-citizen', 'none', 'sufficient'),
    'nobody-sufficient-citizen: nobody, § 44(3) s. 1 no. 3, § 45a AufenthG',
  ],
  [
    'an asylum seeker with sufficient German',
    person('gestattung', 'asylblg', 'sufficient'),
    'nobody-sufficient-asylum: nobody, § 44(3) s. 1 no. 3, § 45a AufenthG',
  ],
  ['a German on AsylbLG', person('german', 'asylblg'), 'contradiction-asylblg: contradiction'],
  ['an asylum seeker on SGB II', person('gestattung', 'sgb2'), 'contradiction-sgb2: contradiction'],
];

const untilStop: [string, Answers, string][] = [
  [
    'a lapsed claim',
    person('claim-lapsed', 'none'),
    'bamf-no-claim: bamf, admission, § 44(4) s. 1 AufenthG, § 5(1) IntV',
  ],
  [
    'an EU citizen',
    person('eu-citizen', 'none'),
    'bamf-eu-citizen: bamf, admission, § 44(4) s. 1 AufenthG, § 11(1) FreizügG/EU, § 5(1) IntV',
  ],
  [
    'a German in need',
    person('german', 'none', 'none', 'yes'),
    'bamf-german-in-need: bamf, admission, § 44(4) s. 2 AufenthG, § 5(1) IntV',
  ],
  [
    'an asylum seeker',
    person('gestattung', 'none'),
    'bamf-asylum-seeker: bamf, admission, § 44(4) s. 2 no. 1 AufenthG, § 5(1) IntV',
  ],
  [
    'a Duldung § 60a(2) s. 3',
    person('duldung-60a-2-3', 'asylblg'),
    'bamf-duldung: bamf, admission, § 44(4) s. 2 no. 2 AufenthG, § 5(1) IntV',
  ],
  [
    'temporary protection',
    person('title-24', 'sgb2'),
    'bamf-protection: bamf, admission, § 44(4) s. 2 no. 3 AufenthG, § 5(1) IntV',
  ],
];
const stopped = 'bamf-stop-2026: nobody, § 44(4) AufenthG, § 5(1) IntV';

describe('the competence table for the voucher', () => {
  it.each(whatever)('answers for %s alike on every day', async (_, answers, expected) => {
    for (const day of ['2024-01-01', BEFORE_STOP, STOP, LAST_DAY_OF_STOP, NEXT_BUDGET_YEAR])
      expect([day, told(await ask(answers, day))]).toEqual([day, expected]);
  });

  it.each(untilStop)(
    'has BAMF admit %s up to the stop of 2026-02-09, and after that budget year',
    async (_, answers, expected) => {
      expect(told(await ask(answers, BEFORE_STOP))).toBe(expected);
      expect(told(await ask(answers, STOP))).toBe(stopped);
      expect(told(await ask(answers, LAST_DAY_OF_STOP))).toBe(stopped);
      expect(told(await ask(answers, NEXT_BUDGET_YEAR))).toBe(expected);
    },
  );

  it('has no row that these tests do not reach', () => {
    const reached = [...whatever, ...untilStop].map(([, , expected]) => expected.split(':')[0]);
    expect(
      table.rows.map(({ id }) => id).filter((id) => ![...reached, 'bamf-stop-2026'].includes(id)),
    ).toEqual([]);
  });

  it('says nothing about days before the law that it states', async () => {
    expect(await ask(person('first-title', 'none'), '2023-12-31')).toEqual({
      kind: 'not-in-force',
      from: '2024-01-01',
    });
  });

  it('carries form, documents, deadline, the conditions that matched, and paragraphs as German lawyers write them', async () => {
    expect(await ask(person('first-title', 'none', 'simple'), STOP)).toMatchObject({
      form: { titles: { de: 'Bestätigung der Teilnahmeberechtigung (Berechtigungsschein)' } },
      documents: [{ id: 'residence-title' }, { id: 'identity' }],
      deadline: { period: 'P1Y', paragraph: { en: '§ 44(2) AufenthG', de: '§ 44 Abs. 2 AufenthG' } },
      matched: [
        { question: 'status' },
        { question: 'support', answer: { de: 'weder SGB II noch AsylbLG' } },
        { question: 'german-level' },
        {
          question: 'special-need',
          titles: { de: 'Besonders integrationsbedürftig?' },
          answer: { de: 'nein' },
        },
      ],
      from: '2024-01-01',
    });
  });

  it('asks for a second issue first, but not of the office that is asked itself', async () => {
    const jobcenter = await ask(person('title-24', 'sgb2-called-upon'), STOP);
    expect(jobcenter).toMatchObject({
      duplicatesCheck: { ask: 'bamf', paragraph: { en: '§ 8(1) s. 2 IntV' } },
    });
    expect(await ask(person('title-24', 'none'), BEFORE_STOP)).not.toHaveProperty('duplicatesCheck');
  });

  it('offers what suits place and level where nobody is competent', async () => {
    const answers = person('eu-citizen', 'none', 'simple');
    const offers = async (place?: string) => {
      const answer = await decide(table, { day: STOP, answers, ...(place && { place }) });
      return answer.kind === 'nobody' ? answer.offers.map(({ id }) => id) : [];
    };
    expect(await offers()).toEqual([
      'caritas-conversation',
      'vhs-everyday-german',
      'volunteers-tandem',
      'ki-self-learning',
    ]);
    expect(await offers('Steinfurt')).toEqual(['ki-self-learning']);
  });

  it('offers the same for the time until the course begins where somebody is competent', async () => {
    const answers = person('title-24', 'sgb2-called-upon');
    const answer = await decide(table, { day: STOP, answers, place: 'Rheine' });
    const offers = answer.kind === 'competent' ? answer.offers : [];
    expect(offers.map(({ id }) => id)).toEqual(['vhs-first-steps', 'caritas-conversation']);
    const without = await decide({ ...table, offers: [] }, { day: STOP, answers, place: 'Rheine' });
    expect(without).toEqual({ ...answer, offers: [] });
    expect(isSameAnswer(without, answer)).toBe(true);
  });

  it('asks no more than what matters', async () => {
    const asked = async (answers: Answers) => {
      const answer = await ask(answers, STOP);
      return answer.kind === 'question' ? answer.question.name : told(answer);
    };
    expect(await asked({})).toBe('status');
    expect(await asked({ status: 'late-repatriate' })).toBe('support');
    expect(await asked({ status: 'late-repatriate', support: 'none' })).toMatch('bva-late-repatriate');
    expect(await asked({ status: 'title-24', 'german-level': 'sufficient' })).toMatch(
      'nobody-sufficient-title',
    );
  });

  it('never answers early what another answer could still change', async () => {
    const values = Object.fromEntries(
      table.questions.map((one) => [
        one.name,
        one.kind === 'choice' ? one.values.map(({ value }) => value) : ['yes', 'no'],
      ]),
    );
    const full = fc.record(
      Object.fromEntries(Object.entries(values).map(([name, all]) => [name, fc.constantFrom(...all)])),
    );
    const days = fc.constantFrom(BEFORE_STOP, STOP, NEXT_BUDGET_YEAR);
    await fc.assert(
      fc.asyncProperty(full, fc.subarray(Object.keys(values)), days, async (answers, known, day) => {
        const few = Object.fromEntries(known.map((name) => [name, answers[name] ?? '']));
        const early = await ask(few, day);
        if (early.kind !== 'question') expect(told(early)).toBe(told(await ask(answers, day)));
        else expect(known).not.toContain(early.question.name);
      }),
    );
  });

  it('says on top, in German and English, that a lawyer must review it', () => {
    expect(text).toMatch(/^# MUSTER[^]*prüfen[^]*# SAMPLE[^]*review/);
  });
});
