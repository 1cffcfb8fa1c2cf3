import { agreementHash, parseAgreement } from '#agreement';
import { readText } from '#files';
import type { Bench, Report } from '../command.ts';
import { faultLine, isFaulty } from './agreement-file.ts';

/** Looks for the faults of an agreement's text. */
export async function checkAgreementFile({ line }: Bench): Promise<Report> {
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
}
