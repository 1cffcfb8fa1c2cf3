import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CompetenceTable } from '#agreement';
import { decidedAs, knownAnswers, parseCompetenceTable, whatIf } from '#agreement';
import { caseIds, knownTo } from './seen-by-agencies.ts';

/** What the sample of a next version would change in the cases of an agency, by what it keeps itself. */
async function triedAt(agency: string) {
  const [before, after] = [tableIn('voucher.yaml'), tableIn('voucher-next.yaml')];
  const cases = caseIds.flatMap((caseId) => {
    const entries = knownTo(agency, caseId).filter((entry) => entry.agency === agency);
    if (entries.length === 0) return [];
    const decided = decidedAs(before, entries);
    const known = { before: knownAnswers(before, entries), after: knownAnswers(after, entries) };
    return [{ case: caseId, day: '2027-01-01', ...known, ...(decided && { decided }) }];
  });
  const { same, changed, unknown, missing } = await whatIf(before, after, cases);
  return {
    same,
    changed: changed.map((one) => one.case),
    unknown: unknown.length,
    missing: missing.map(({ question, cases: count }) => `${question.name} ${count}`),
  };
}

function tableIn(file: string): CompetenceTable {
  const table = parseCompetenceTable(readFileSync(join('deploy/local/demo/competence', file), 'utf8'));
  if (Array.isArray(table)) throw new Error(JSON.stringify(table, undefined, 1));
  return table;
}

describe("the sample of a next version, tried over the demonstration's cases", () => {
  it('takes from the jobcenter whom it called upon, and leaves those who are admitted or have a claim', async () => {
    expect(await triedAt('jobcenter')).toEqual({
      same: 10,
      changed: ['C02', 'C06', 'C31', 'C32', 'C34', 'C40', 'C44', 'C46', 'C53', 'C59'],
      unknown: 18,
      missing: ['status 18'],
    });
  });

  it('gives the immigration office those for whom it found another agency competent, and leaves its own', async () => {
    expect(await triedAt('abh')).toEqual({
      same: 27,
      changed: ['C02', 'C16', 'C19', 'C39'],
      unknown: 3,
      missing: ['status 3'],
    });
  });

  it('takes from the AsylbLG benefits office every duty that nothing contradicts since', async () => {
    expect(await triedAt('asylblg')).toEqual({
      same: 0,
      changed: ['C03', 'C22', 'C25', 'C26', 'C39'],
      unknown: 13,
      missing: ['status 13'],
    });
  });
});
