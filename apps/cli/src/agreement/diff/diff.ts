import type { Agreement } from '#agreement';
import { agreementHash } from '#agreement';
import type { Command, Report } from '../../command.ts';
import { readAgreement } from '../agreement-file.ts';
import { accessChanges } from './access-changes.ts';
import { cellChanges } from './cells.ts';
import { diffLines } from './diff-lines.ts';
import { changedSections } from './sections.ts';

/** Compares two versions of an agreement. */
export const agreementDiff: Command = {
  name: 'agreement diff',
  summary: 'compare two versions of an agreement: what changed in it, and who may learn more or less by it',
  about: [
    'Who may learn more or less is not read off the rows: both versions are put to the gate with the same made-up cases, so that a new row behind a prohibition is no gain, and a changed name of a row no change.',
    'No hub is needed. What the change would have done to past disclosures shows agreement replay.',
  ],
  operands: [
    { name: 'old', words: 'the version that is in force' },
    { name: 'new', words: 'the version that shall take its place' },
  ],
  options: {},
  settings: [],
  findings: 'the two versions differ',
  example: 'npx wegmarke agreement diff agreement.yaml agreement-2.yaml',
  async run({ line }): Promise<Report> {
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
  },
};

function headOf(agreement: Agreement) {
  const { id, version, from } = agreement;
  return { id, version, from, hash: agreementHash(agreement) };
}
