import type { CaseEvent, ReadEvent } from '../case.events.ts';
import { AT } from './history.ts';

/** An event of a case as it stands in the record, caused by this envelope; `ordinal` when it stands beside its first fact. */
export function under(envelope: string, event: CaseEvent, ordinal = 0): ReadEvent {
  const id = ordinal === 0 ? envelope : `${envelope}.${ordinal}`;
  return { ...event, stored: { id, recordedAt: AT, commitment: `commitment-${id}` } };
}

/** What an agency's stolen key signed is in doubt. */
export function doubted(agency: string, ...envelopeIds: readonly string[]): CaseEvent {
  const revocation = { kid: 'stolen-key', revocation: 'revocation-1', at: AT };
  return { type: 'EntriesDoubted', data: { agency, ...revocation, eventIds: [], envelopeIds } };
}

/** The agency's word on it. */
export function doubtSettled(
  agency: string,
  { confirmed = [], disowned = [] }: { confirmed?: readonly string[]; disowned?: readonly string[] },
): CaseEvent {
  return { type: 'DoubtSettled', data: { agency, confirmed, disowned, staff: 'staff-001' } };
}
