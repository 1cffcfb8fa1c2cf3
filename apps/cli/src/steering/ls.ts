import { languageIn } from '../competence/table-file.ts';
import type { Bench, Report } from '../command.ts';
import { HubDesk } from './hub-desk.ts';
import { proposalLines } from './proposal-lines.ts';

/** Lists what the parties of the agency's network proposed and decided. */
export async function listProposals(bench: Bench): Promise<Report> {
  const language = languageIn(bench);
  const staff = bench.line.value('staff') ?? '';
  const proposals = await HubDesk.with(bench, (desk) => desk.proposals(staff));
  const lines = proposals.flatMap((one, index) => [
    ...(index > 0 ? [''] : []),
    ...proposalLines(one, language),
  ]);
  return { facts: { proposals }, lines: lines.length > 0 ? lines : ['nothing was proposed yet'] };
}
