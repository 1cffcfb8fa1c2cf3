import type { AgencyEntry } from '../case.events.ts';
import type { EntryCorrected, InformationSettled } from '../rights/rights.events.ts';

/** A request for information between two agencies, with its life. */
export interface Request {
  readonly id: string;
  readonly by: string;
  readonly addressee: string;
  /** The event type that was asked for. */
  readonly about: string;
  /** Neither answered nor declined yet. */
  readonly open: boolean;
  /** Ids of the events that say how it was answered or declined: they concern who asked and nobody else. */
  readonly replies: readonly string[];
  /** Ids of all events that answered it, the replies among them: they stay open to who asked. */
  readonly answers: readonly string[];
}

/** Who asked was erased. */
const NOBODY = '';

/** A request as it begins. */
export function openRequest(fact: {
  readonly by: string;
  readonly addressee: string;
  readonly about: string;
  readonly request: string;
}): Request {
  const { by, addressee, about, request: id } = fact;
  return { id, by, addressee, about, open: true, replies: [], answers: [] };
}

/**
 * A request that was settled: from here on it opens no type any more. What had been recorded of the type when it was
 * answered, and the reply itself, stay open to who asked; a request that was declined opens nothing but the reply.
 */
export function withSettlement(
  requests: readonly Request[],
  { by, request, event, how }: InformationSettled,
  entries: readonly AgencyEntry[],
): readonly Request[] {
  // Who asked was erased: the reply is still a reply.
  if (requests.every(({ id, addressee }) => id !== request || addressee !== by))
    return [...requests, ofNobody({ id: request, addressee: by, replies: [event] })];
  return requests.map((one) => {
    if (one.id !== request || one.addressee !== by) return one;
    const asked = how === 'answered' && one.open ? entries.filter((entry) => answers(entry, one)) : [];
    const told = [...asked.map(({ id }) => id), event];
    return {
      ...one,
      open: false,
      replies: withEach(one.replies, [event]),
      answers: withEach(one.answers, told),
    };
  });
}

/** What puts an answer right is an answer too. */
export function withCorrectedAnswer(
  requests: readonly Request[],
  { event, corrects }: EntryCorrected,
): readonly Request[] {
  return requests.map((one) =>
    one.answers.includes(corrects) || one.replies.includes(corrects)
      ? {
          ...one,
          replies: one.replies.includes(corrects) ? withEach(one.replies, [event]) : one.replies,
          answers: one.answers.includes(corrects) ? withEach(one.answers, [event]) : one.answers,
        }
      : one,
  );
}

/**
 * Where an agency was linked by mistake, its requests open nothing more. What was replied to them still concerns it and nobody
 * else: that it asked is of another person, and no consent opens it to others.
 */
export function withoutRequestsFrom(requests: readonly Request[], agency: string): readonly Request[] {
  return requests.map((one) => (one.by === agency ? { ...one, open: false, answers: [] } : one));
}

/**
 * What is left of requests where agencies were erased: that what others replied to them concerns nobody more, so that no consent
 * opens it. Who asked, and for what, is erased with them.
 */
export function withoutAskers(requests: readonly Request[], erased: readonly string[]): readonly Request[] {
  return requests.flatMap((one) => {
    if (one.by !== NOBODY && !erased.includes(one.by)) return [one];
    const { id, addressee, replies } = one;
    return replies.length === 0 ? [] : [ofNobody({ id, addressee, replies })];
  });
}

/** A settlement of which only its author is left may have been of any request to it: none of them opens anything more. */
export function withLostSettlement(requests: readonly Request[], agency: string): readonly Request[] {
  return requests.map((one) =>
    one.addressee === agency ? { ...one, open: false, replies: [], answers: [] } : one,
  );
}

function ofNobody(known: Pick<Request, 'id' | 'addressee' | 'replies'>): Request {
  return { ...known, by: NOBODY, about: '', open: false, answers: [] };
}

function answers(entry: AgencyEntry, request: Request): boolean {
  return entry.agency === request.addressee && entry.type === request.about;
}

function withEach(known: readonly string[], more: readonly string[]): readonly string[] {
  return [...new Set([...known, ...more])];
}
