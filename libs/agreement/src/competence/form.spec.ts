import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Answers } from './answers.ts';
import { decide } from './decide.ts';
import { competenceForm } from './form.ts';
import { parseCompetenceTable } from './parse-table.ts';
import type { Question } from './table.ts';

const file = join(import.meta.dirname, '../../../../deploy/local/demo/competence/voucher.yaml');
const parsed = parseCompetenceTable(readFileSync(file, 'utf8'));
if (Array.isArray(parsed)) throw new Error(JSON.stringify(parsed, null, 2));
const table = parsed;
const STOP = '2026-02-09';

async function form(answers: Answers) {
  const { questions, answer } = await competenceForm(table, { day: STOP, answers });
  return { asked: questions.map(({ name }) => name), answer };
}

const valuesOf = (question: Question): readonly string[] =>
  question.kind === 'choice' ? question.values.map(({ value }) => value) : ['yes', 'no'];

/** Any answer to some of the questions. */
const anyAnswers: fc.Arbitrary<Answers> = fc
  .tuple(...table.questions.map((one) => fc.option(fc.constantFrom(...valuesOf(one)))))
  .map((given) =>
    Object.fromEntries(
      table.questions.flatMap(({ name }, at) => (given[at] ? [[name, given[at]] as const] : [])),
    ),
  );

describe('the form of a competence table', () => {
  it('begins with the first question, and grows by the one that matters next', async () => {
    expect(await form({})).toMatchObject({ asked: ['status'], answer: { kind: 'question' } });
    expect(await form({ status: 'title-24' })).toMatchObject({
      asked: ['status', 'support'],
      answer: { kind: 'question', question: { name: 'support' } },
    });
  });

  it('does not ask what matters no more, and leaves an answer to it aside', async () => {
    const short = { status: 'eu-citizen', support: 'none', 'german-level': 'none' };
    const { asked, answer } = await form(short);
    expect([asked, answer.kind]).toEqual([Object.keys(short), 'nobody']);
    expect(await form({ ...short, 'special-need': 'yes' })).toEqual({ asked, answer });
  });

  it('waits for an earlier question although a later one is answered', async () => {
    expect(await form({ 'german-level': 'none' })).toMatchObject({ asked: ['status'] });
  });

  it('answers as the table does when all is answered, whatever is answered', async () => {
    await fc.assert(
      fc.asyncProperty(anyAnswers, async (answers) => {
        const { asked, answer } = await form(answers);
        const given = Object.fromEntries(Object.entries(answers).filter(([name]) => asked.includes(name)));
        expect(answer).toEqual(await decide(table, { day: STOP, answers: given }));
        const whole = await decide(table, { day: STOP, answers });
        if (answer.kind !== 'question' && 'row' in answer) expect(whole).toMatchObject({ kind: answer.kind });
      }),
      { numRuns: 60 },
    );
  });
});
