import type { Stream } from '#decider';
import type { RecallNotice } from '#catalogue';
import type { PartAnswered, RecallFact } from './recall.events.ts';

/** What all streams of recalls begin with. */
export const RECALL_STREAM_PREFIX = 'recall-';

/** The stream of a recall: its own, because it must outlive the case. */
export function recallStreamName(network: string, recall: string): string {
  return `${RECALL_STREAM_PREFIX}${network}-${recall}`;
}

/** The recall whose stream this is, or undefined when it is another kind of stream. */
export function recallIdOf({ stream, network }: { readonly stream: string; readonly network: string }) {
  const prefix = recallStreamName(network, '');
  return stream.startsWith(prefix) ? stream.slice(prefix.length) : undefined;
}

/** A fact of a recall with the instant at which it was recorded; its content is undefined when its key is gone. */
export interface RecallRead {
  readonly type: RecallFact['type'];
  readonly recordedAt: string;
  readonly data: RecallFact['data'] | undefined;
}

/** What a recipient said about one event. */
export type Answered = Omit<PartAnswered, 'eventIds'>;

/** A recall with its life so far. */
export interface Recall {
  readonly recall: string;
  readonly recipient: string;
  readonly sender: string;
  readonly kind: RecallNotice['kind'];
  readonly openedAt: string;
  /** Nothing of it ever reached the recipient. */
  readonly neverClaimed: boolean;
  /** Absent once the recall is closed and its content gone. */
  readonly handle?: string;
  readonly eventIds: readonly string[];
  /** How many events it is about. */
  readonly events: number;
  /** By event id. */
  readonly answers: ReadonlyMap<string, Answered>;
  /** Ids of events for which a later recall stands, as far as they can be read still. */
  readonly overtaken: ReadonlySet<string>;
  /** How many were overtaken and not answered when the recall was closed. */
  readonly overtakenAtEnd?: number;
  readonly reminders: number;
  readonly remindedAt?: string;
  readonly escalatedAt?: string;
  readonly closedAt?: string;
}

/** What has happened to a recall since it was opened. */
type Life = Pick<Recall, 'answers' | 'overtaken' | 'reminders' | 'remindedAt' | 'escalatedAt'>;

/** A recall's stream before and after it is known what it is about; a closed recall tells that at its end only. */
export type RecallState =
  { readonly kind: 'none'; readonly life: Life } | { readonly kind: 'opened'; readonly recall: Recall };

/** How the stream of a recall folds. */
export const recallStream: Stream<RecallState, RecallRead> = {
  initial: { kind: 'none', life: { answers: new Map(), overtaken: new Set(), reminders: 0 } },
  evolve(state, { type, recordedAt, data }) {
    if (data === undefined) return state;
    const fact = { type, data } as RecallFact;
    if (state.kind === 'none') return begun(state.life, fact, recordedAt);
    const closed = fact.type === 'RecallClosed' && { closedAt: recordedAt };
    return { kind: 'opened', recall: { ...lived(state.recall, fact, recordedAt), ...closed } };
  },
};

/** Whether an answer settles an event: of what is to be erased it is not enough to stop using it. */
export function settles(kind: RecallNotice['kind'], outcome: PartAnswered['outcome']): boolean {
  return kind !== 'erase' || outcome !== 'stopped';
}

/** Ids of the events for which an answer is still open. */
export function openEvents({ kind, eventIds, answers, overtaken }: Recall): readonly string[] {
  return eventIds.filter((id) => {
    const answer = answers.get(id);
    if (overtaken.has(id)) return false;
    return answer === undefined || !settles(kind, answer.outcome);
  });
}

/** Ids of the events that the recipient is told of: all but those for which a later recall stands. */
export function eventsTold({ eventIds, overtaken }: Recall): readonly string[] {
  return eventIds.filter((id) => !overtaken.has(id));
}

/** For how many events a later recall stands, without an answer. */
export function overtakenIn({ overtaken, overtakenAtEnd, answers }: Recall): number {
  return overtakenAtEnd ?? [...overtaken].filter((id) => !answers.has(id)).length;
}

/** What is stated when nothing of the recall is open any more. */
export function closing(recall: Recall): RecallFact {
  const { recall: id, recipient, sender, kind, openedAt, events } = recall;
  const overtaken = overtakenIn(recall);
  const data = { recall: id, recipient, sender, kind, openedAt, events, ...(overtaken > 0 && { overtaken }) };
  return { type: 'RecallClosed', data };
}

function begun(life: Life, fact: RecallFact, at: string): RecallState {
  switch (fact.type) {
    case 'RecallOpened': {
      const { recall, recipient, sender, kind, handle, eventIds } = fact.data;
      const about = { recall, recipient, sender, kind, handle, eventIds, events: eventIds.length };
      return { kind: 'opened', recall: { ...life, ...about, openedAt: at, neverClaimed: false } };
    }
    case 'RecallNotNeeded': {
      const { recall, recipient, sender, kind } = fact.data;
      const about = { recall, recipient, sender, kind, eventIds: [], events: 0 };
      return { kind: 'opened', recall: { ...life, ...about, openedAt: at, neverClaimed: true } };
    }
    case 'RecallClosed': {
      const { recall, recipient, sender, kind, openedAt, events, overtaken: overtakenAtEnd = 0 } = fact.data;
      const eventIds = [...life.answers.keys()];
      const about = { recall, recipient, sender, kind, openedAt, events, eventIds, overtakenAtEnd };
      return { kind: 'opened', recall: { ...life, ...about, neverClaimed: false, closedAt: at } };
    }
    default:
      return { kind: 'none', life: lived(life, fact, at) };
  }
}

function lived<L extends Life>(life: L, fact: RecallFact, at: string): L {
  switch (fact.type) {
    case 'RecallReminded':
      return { ...life, reminders: fact.data.nth, remindedAt: at };
    case 'RecallEscalated':
      return { ...life, escalatedAt: at };
    case 'RecallAnswered':
      return { ...life, answers: answersWith(life.answers, fact.data.parts) };
    case 'RecallOvertaken':
      return { ...life, overtaken: new Set([...life.overtaken, ...fact.data.eventIds]) };
    default:
      return life;
  }
}

/** The later answer counts. */
function answersWith(
  answers: ReadonlyMap<string, Answered>,
  parts: readonly PartAnswered[],
): ReadonlyMap<string, Answered> {
  const all = new Map(answers);
  for (const { eventIds, ...answered } of parts) for (const id of eventIds) all.set(id, answered);
  return all;
}
