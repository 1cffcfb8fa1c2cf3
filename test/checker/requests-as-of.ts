import type { LogEntry } from './log-entry.ts';
import { dataOf } from './log-entry.ts';

/** A request for information between two agencies. */
export interface InformationRequest {
  readonly request: string;
  readonly by: string;
  readonly addressee: string;
  /** The event type it asks about. */
  readonly about: string;
  readonly isOpen: boolean;
  /** What stays open to who asked, once it was settled. */
  readonly answers: readonly string[];
}

interface Settled {
  readonly by: string;
  readonly request: string;
  readonly event: string;
  readonly how: 'answered' | 'declined';
}

/** The requests of a case, and what answered them: the answering event, and what the addressee had recorded of that type before. */
export function requestsAsOf(entries: readonly LogEntry[]): readonly InformationRequest[] {
  return entries.reduce<readonly InformationRequest[]>((requests, entry, index) => {
    const fact = dataOf(entry);
    if (fact === undefined) return requests;
    if (entry.type === 'InformationRequested')
      return [...requests, { ...(fact as InformationRequest), isOpen: true, answers: [] }];
    if (entry.type !== 'InformationSettled') return requests;
    const settled = fact as Settled;
    return requests.map((one) =>
      one.request === settled.request && one.addressee === settled.by && one.isOpen
        ? { ...one, isOpen: false, answers: answersTo(one, settled, entries.slice(0, index)) }
        : one,
    );
  }, []);
}

function answersTo(
  { about, addressee }: InformationRequest,
  { event, how }: Settled,
  before: readonly LogEntry[],
): readonly string[] {
  if (how === 'declined') return [event];
  const told = before.filter(
    ({ kind, type, agency }) => kind === 'payload' && type === about && agency === addressee,
  );
  return [event, ...told.map(({ id }) => id)];
}
