import { dirname, join } from 'node:path';
import type {
  Agreement,
  AgreementProblem,
  CompetenceReference,
  CompetenceTable,
  CompetenceText,
} from '#agreement';
import { competenceTableOf, parseCompetenceTable } from '#agreement';
import { readText } from '#files';
import { faultLine, readAgreement } from '../agreement/agreement-file.ts';
import type { Bench } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { Failure, wrongUsage } from '../failure.ts';

/** A table with the agreement that names it. */
export interface ReadTable {
  readonly agreement: Agreement;
  readonly table: CompetenceTable;
}

/** The text of a table, which lies beside or below the agreement that names it. */
export async function readTableText(agreementFile: string, { file }: CompetenceReference) {
  const path = join(dirname(agreementFile), file);
  return { path, text: await readText(path) };
}

/** The table that the line names, of its agreement or of another one; throws a `Failure` when it has faults or, without --draft, is not the signed one. */
export async function readTable({ line }: Bench, file = line.operand('agreement')): Promise<ReadTable> {
  const { agreement } = await readAgreement(file);
  const reference = referenceIn(agreement, line.value('table'));
  const { path, text } = await readTableText(file, reference);
  const table = line.isOn('draft')
    ? parseCompetenceTable(
        text,
        agreement.parties.map(({ agency }) => agency),
      )
    : competenceTableOf(agreement, reference.id, text);
  if (isFaulty(table)) throw noTable(file, path, table);
  return { agreement, table };
}

/** The texts of all tables of an agreement; throws a `Failure` when one has faults or is not the one that it names. */
export async function readSignedTables(
  file: string,
  agreement: Agreement,
): Promise<readonly CompetenceText[]> {
  const texts: CompetenceText[] = [];
  for (const reference of agreement.competence ?? []) {
    const { path, text } = await readTableText(file, reference);
    const read = competenceTableOf(agreement, reference.id, text);
    if (isFaulty(read)) throw noTable(file, path, read);
    texts.push({ id: reference.id, text });
  }
  return texts;
}

function noTable(file: string, path: string, problems: readonly AgreementProblem[]): Failure {
  return new Failure(
    'AGREEMENT_FAULTY',
    EXIT.usage,
    {
      happened: `${path} states no competence table of this agreement: ${faultLine(path, problems[0])}`,
      safe: 'nothing was read or changed besides',
      next: [
        `npx wegmarke competence check ${file}`,
        ...(problems.every(({ code }) => code === 'COMPETENCE_TABLE_CHANGED')
          ? ['to try the table as it is, before anybody signs it: the same with --draft']
          : []),
      ],
    },
    { problems },
  );
}

/** Whether the text was read as a list of faults. */
export function isFaulty(
  read: CompetenceTable | readonly AgreementProblem[],
): read is readonly AgreementProblem[] {
  return Array.isArray(read);
}

/** The language of `--language`. */
export function languageIn({ line }: Bench): 'de' | 'en' {
  const text = line.value('language') ?? 'en';
  if (text === 'de' || text === 'en') return text;
  throw wrongUsage('USAGE_WRONG', `--language is de or en, not ${text.slice(0, 20)}`, [
    'npx wegmarke competence --help',
  ]);
}

function referenceIn({ competence = [] }: Agreement, id: string | undefined): CompetenceReference {
  const [only, ...more] = id === undefined ? competence : competence.filter((one) => one.id === id);
  if (only !== undefined && more.length === 0) return only;
  const names = competence.map((one) => one.id).join(', ');
  throw wrongUsage(
    'USAGE_WRONG',
    `the agreement names ${names === '' ? 'no competence table' : `these tables: ${names}`}`,
    [names === '' ? 'name an agreement with a section competence' : 'choose one with --table'],
  );
}
