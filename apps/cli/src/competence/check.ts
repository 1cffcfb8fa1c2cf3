import type { Agreement, AgreementProblem, CompetenceReference } from '#agreement';
import { competenceTableOf } from '#agreement';
import { faultLine, readAgreement } from '../agreement/agreement-file.ts';
import type { Bench, Report } from '../command.ts';
import { isFaulty, readTableText } from './table-file.ts';

/** Looks for the faults of every competence table of an agreement. */
export async function checkCompetence({ line }: Bench): Promise<Report> {
  const file = line.operand('agreement');
  const { agreement } = await readAgreement(file);
  const looks = await Promise.all(
    (agreement.competence ?? []).map((reference) => lookAt(file, agreement, reference)),
  );
  const lines = looks.flatMap((look) => look.lines);
  return {
    findings: looks.some(({ facts }) => facts.problems.length > 0),
    facts: { file, tables: looks.map(({ facts }) => facts) },
    lines: lines.length === 0 ? ['the agreement names no competence table'] : lines,
  };
}

interface Look {
  readonly facts: { readonly problems: readonly AgreementProblem[] } & Readonly<Record<string, unknown>>;
  readonly lines: readonly string[];
}

async function lookAt(file: string, agreement: Agreement, reference: CompetenceReference): Promise<Look> {
  const { path, text } = await readTableText(file, reference);
  const { id, hash } = reference;
  const read = competenceTableOf(agreement, id, text);
  if (isFaulty(read)) {
    return { facts: { id, file: path, problems: read }, lines: read.map((one) => faultLine(path, one)) };
  }
  const { version, from, rows, questions, offers } = read;
  const counts = `${questions.length} questions, ${rows.length} rows, ${offers.length} offers`;
  return {
    facts: { id, file: path, problems: [], version, from, hash },
    lines: [
      `no fault: ${id} version ${version}, from ${from}: ${counts}; every case has exactly one answer`,
      `hash ${hash}`,
    ],
  };
}
