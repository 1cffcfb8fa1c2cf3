import type { Agreement } from '#agreement';
import { agreementHash } from '#agreement';
import type { Bench, Report } from '../../command.ts';
import { readAgreement } from '../agreement-file.ts';
import { accessChanges } from './access-changes.ts';
import { cellChanges } from './cells.ts';
import { diffLines } from './diff-lines.ts';
import { changedSections } from './sections.ts';

/** Compares two versions of an agreement. */
export async function diffAgreements({ line }: Bench): Promise<Report> {
  const { agreement: was } = await readAgreement(line.operand('old'));
  const { agreement: is } = await readAgreement(line.operand('new'));
  const diff = {
    sections: changedSections(was, is),
    cells: cellChanges(was, is),
    access: accessChanges(was, is),
  };
  return {
    findings: agreementHash(was) !== agreementHash(is),
    facts: { was: headOf(was), is: headOf(is), ...diff },
    lines: diffLines(was, is, diff),
  };
}

function headOf(agreement: Agreement) {
  const { id, version, from } = agreement;
  return { id, version, from, hash: agreementHash(agreement) };
}
