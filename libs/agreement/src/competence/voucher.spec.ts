import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { CompetenceAnswer } from './answer.ts';
import type { Answers } from './answers.ts';
import { decide } from './decide.ts';
import { parseCompetenceTable } from './parse-table.ts';
import { isSameAnswer } from './same-answer.ts';
import { person, untilStop, whatever } from './spec/voucher-seed.ts';

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
