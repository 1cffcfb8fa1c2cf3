import { readFileSync } from 'node:fs';
import type { Answers } from './answers.ts';
import type { CompetenceAnswer } from './answer.ts';
import { YES_NO } from './axes.ts';
import { deciderOf } from './decide.ts';
import { parseCompetenceTable } from './parse-table.ts';
import { isSameButForOffers } from './same-answer.ts';
import type { CompetenceTable } from './table.ts';
import { whatIf } from './what-if.ts';

const DAY = '2027-01-01';
const [before, after] = [tableIn('voucher.yaml'), tableIn('voucher-next.yaml')];

/** What counting every completion of what is known says. */
function counted(all: readonly { before: CompetenceAnswer; after: CompetenceAnswer }[]): string {
  const [first] = all;
  const same = all.filter((one) => isSameButForOffers(one.before, one.after)).length;
  if (same === all.length) return 'same';
  const isOne = all.every(
    (one) =>
      first !== undefined &&
      isSameButForOffers(one.before, first.before) &&
      isSameButForOffers(one.after, first.after),
  );
  return same === 0 && isOne ? 'changed' : 'unknown';
}

describe('what another version would change where not all is known', () => {
  it('is exactly what asking every possible answer would say, for all that can be known', async () => {
    const answers: readonly (readonly [string, readonly string[]])[] = before.questions.map((question) => [
      question.name,
      question.kind === 'choice' ? question.values.map(({ value }) => value) : YES_NO,
    ]);
    const product = (isPartial: boolean): Answers[] =>
      answers.reduce<Answers[]>(
        (all, [name, values]) => [
          ...(isPartial ? all : []),
          ...all.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
        ],
        [{}],
      );
    const [now, then] = [deciderOf(before), deciderOf(after)];
    const full = await Promise.all(
      product(false).map(async (one) => ({
        answers: one,
        before: await now({ day: DAY, answers: one }),
        after: await then({ day: DAY, answers: one }),
      })),
    );
    const partial = product(true);
    const cases = partial.map((one, at) => ({ case: `${at}`, day: DAY, before: one, after: one }));
    const { unknown, changed } = await whatIf(before, after, cases);
    const wrong = partial.filter((known, at) => {
      const all = full.filter((one) =>
        Object.entries(known).every(([name, value]) => one.answers[name] === value),
      );
      const told = unknown.includes(`${at}`)
        ? 'unknown'
        : changed.some((one) => one.case === `${at}`)
          ? 'changed'
          : 'same';
      return told !== counted(all);
    });
    expect(full.length).toBeGreaterThan(300);
    expect(wrong).toEqual([]);
  });
});

function tableIn(file: string): CompetenceTable {
  const table = parseCompetenceTable(
    readFileSync(new URL(`../../../../deploy/local/demo/competence/${file}`, import.meta.url), 'utf8'),
  );
  if (Array.isArray(table)) throw new Error(JSON.stringify(table));
  return table;
}
