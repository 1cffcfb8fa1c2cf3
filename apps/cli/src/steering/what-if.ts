import type { Agreement, CompetenceTable, CompetenceText } from '#agreement';
import { adoptedCompetenceTable, whatIf } from '#agreement';
import { readText } from '#files';
import type { WhatIf } from '#steering';
import { casesIn } from '../competence/case-list.ts';
import { readSignedTables } from '../competence/table-file.ts';

/** An agreement with the texts of the competence tables that it names. */
export interface WithTables {
  readonly agreement: Agreement;
  readonly tables?: readonly CompetenceText[];
}

/** The agreement that is proposed, the cases that are asked about, and the day for those without one of their own. */
export interface Supposed {
  readonly agreement: Agreement;
  readonly file: string;
  readonly casesFile: string;
  readonly day: string;
}

/** How many of the listed cases each competence table of both versions answers otherwise; the cases themselves go nowhere. */
export async function tablesWhatIf(now: WithTables, next: Supposed): Promise<readonly WhatIf[]> {
  const { agreement, day } = next;
  const text = await readText(next.casesFile);
  const tables = await readSignedTables(next.file, agreement);
  const compared = tables.map(async ({ id }): Promise<readonly WhatIf[]> => {
    const before = tableOf(now, id);
    const after = tableOf({ agreement, tables }, id);
    if (before === undefined || after === undefined) return [];
    const cases = casesIn(text, { before, after, day });
    const { changed } = await whatIf(before, after, cases);
    return [{ table: id, cases: cases.length, casesChanged: changed.length }];
  });
  return (await Promise.all(compared)).flat();
}

function tableOf({ agreement, tables = [] }: WithTables, id: string): CompetenceTable | undefined {
  return adoptedCompetenceTable(agreement, id, tables);
}
