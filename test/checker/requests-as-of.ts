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
  readonly answers: string[];
}

interface Settled {
  readonly by: string;
  readonly request: string;
  readonly event: string;
  readonly how: 'answered' | 'declined';
}

interface Corrected {
  readonly event: string;
  readonly corrects: string;
}

/** The requests of a case, and what answered them: the answering event, and what the addressee had recorded of that type before. */
export function requestsAsOf(entries: readonly LogEntry[]): readonly InformationRequest[] {
  const requests = new Map<string, InformationRequest>();
  for (const [index, entry] of entries.entries()) {
    const fact = dataOf(entry);
    if (fact === undefined) continue;
    if (entry.type === 'InformationRequested') {
      const asked = fact as InformationRequest;
      requests.set(asked.request, { ...asked, isOpen: true, answers: [] });
    }
    if (entry.type === 'EntryCorrected') correct([...requests.values()], fact as Corrected);
    if (entry.type !== 'InformationSettled') continue;
    const settled = fact as Settled;
    const one = requests.get(settled.request);
    if (one === undefined || one.addressee !== settled.by) continue;
    // A further reply is told as well, and opens nothing else.
    if (!one.isOpen) {
      one.answers.push(settled.event);
      continue;
    }
    const answers = answersTo(one, settled, entries.slice(0, index));
    requests.set(one.request, { ...one, isOpen: false, answers });
  }
  return [...requests.values()];
}

/** What corrects an answer stays open like the answer. */
function correct(requests: readonly InformationRequest[], { event, corrects }: Corrected): void {
  for (const { answers } of requests) if (answers.includes(corrects)) answers.push(event);
}

function answersTo(
  { about, addressee }: InformationRequest,
  { event, how }: Settled,
  before: readonly LogEntry[],
): string[] {
  if (how === 'declined') return [event];
  const told = before.filter(
    ({ kind, type, agency }) => kind === 'payload' && type === about && agency === addressee,
  );
  return [event, ...told.map(({ id }) => id)];
}
