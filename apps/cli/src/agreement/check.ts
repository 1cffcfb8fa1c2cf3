import { agreementHash, parseAgreement } from '#agreement';
import { readText } from '#files';
import type { Command, Report } from '../command.ts';
import { faultLine, isFaulty } from './agreement-file.ts';

/** Looks for the faults of an agreement's text. */
export const agreementCheck: Command = {
  name: 'agreement check',
  summary: 'look for the faults of an agreement, each with its line and the fix',
  about: [
    'All faults are told at once: form, unknown names, dates, rows that contradict each other or that nothing can reach. Nothing is adopted, and no hub is needed.',
  ],
  operands: [{ name: 'file', words: 'the agreement, as YAML or JSON' }],
  options: {},
  settings: [],
  findings: 'the file has faults: each line says where, which, and what to do',
  example: 'npx wegmarke agreement check agreement.yaml',
  async run({ line }): Promise<Report> {
    const file = line.operand('file');
    const read = parseAgreement(await readText(file));
    if (isFaulty(read)) {
      return {
        findings: true,
        facts: { file, problems: read },
        lines: read.map((problem) => faultLine(file, problem)),
      };
    }
    const hash = agreementHash(read);
    const { id, network, version, from, parties, rows, cells } = read;
    return {
      facts: { file, problems: [], id, network, version, from, hash, rows: rows.length, cells: cells.length },
      lines: [
        `no fault: ${id} version ${version} for ${network}, in force from ${from}`,
        `${parties.length} parties, ${rows.length} rows, ${cells.length} cells`,
        `hash ${hash}`,
      ],
    };
  },
};
