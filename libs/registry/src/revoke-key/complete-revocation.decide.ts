import type { Decision } from '#decider';
import type { Participants } from '../participants.ts';
import type { RegistryFact } from '../registry.events.ts';
import type { RegistryCode } from '../rejection.ts';

/** What the completion of a revocation says. */
export interface CompletedRevocation {
  readonly agency: string;
  readonly revocation: string;
  readonly cases: number;
  readonly entries: number;
}

/** Every case has been told; said once. */
export function completeRevocation(
  done: CompletedRevocation,
  state: Participants,
  at: string,
): Decision<RegistryFact, RegistryCode> {
  const open = state.compromises.find(({ revocation }) => revocation === done.revocation);
  if (open === undefined || open.completed !== undefined) return [];
  const { agency, revocation, cases, entries } = done;
  return [{ type: 'KeyRevocationCompleted', data: { agency, revocation, cases, entries, at } }];
}
