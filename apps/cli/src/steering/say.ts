import type { Vote } from '#steering';
import type { Bench, Report } from '../command.ts';
import type { Said } from './hub-desk.ts';
import { HubDesk } from './hub-desk.ts';
import { proposalLines } from './proposal-lines.ts';

/** Says in the agency's name how it decides on a proposal. */
export function decideOnProposal(bench: Bench): Promise<Report> {
  const { line } = bench;
  return say(bench, {
    act: 'decide',
    proposal: line.operand('proposal'),
    decision: line.operand('decision') as Vote,
    reason: line.value('reason') ?? '',
  });
}

/** Says since when one of the agency's units works by what was adopted. */
export function putInForce(bench: Bench): Promise<Report> {
  const { line } = bench;
  return say(bench, {
    act: 'put-in-force',
    proposal: line.operand('proposal'),
    unit: line.operand('unit'),
    on: line.value('on') ?? '',
  });
}

/** Takes a proposal of the agency back. */
export function withdrawProposal(bench: Bench): Promise<Report> {
  return say(bench, { act: 'withdraw', proposal: bench.line.operand('proposal') });
}

/** Says it, and tells how the proposal stands then. */
export async function say(bench: Bench, said: Said): Promise<Report> {
  const proposal = await HubDesk.with(bench, (desk) => desk.say(said));
  return { facts: { proposal }, lines: proposalLines(proposal, 'en') };
}
