import type { Clock } from '#ports';
import { closed, knownOnce, pointerTo, textField } from '../desk/body.ts';
import { instantField } from '../desk/instant-field.ts';
import { DeskProblem } from '../desk/problem.ts';
import type { DeskRoutes } from '../desk/server.ts';
import type { Feed } from '../sink/feed.ts';
import type { LineFile } from '../sink/line-file.ts';
import { asksForPayload, beforeIn, cursorOf, entryIn, reasonField, wholeNumber } from './asked-of-queue.ts';
import type { Deliveries } from './deliveries.ts';
import type { DeliveryState } from './delivery-state.ts';
import { DELIVERY_STATES } from './delivery-state.ts';
import type { EntryQueue, InboxEntry } from './entry-queue.ts';
import type { Inbox } from './inbox.ts';
import type { QueueDecision, QueueDecisions } from './queue-decisions.ts';

/** What the routes over the inbox work with. */
export interface InboxRouteParts {
  readonly queue: EntryQueue;
  readonly feed: Pick<Feed, 'at' | 'anywhere' | 'pull' | 'enable' | 'shown' | 'delivering'>;
  readonly inbox: Pick<Inbox, 'goBackTo'>;
  readonly sink: Pick<LineFile, 'shown'>;
  readonly decisions: QueueDecisions;
  readonly clock: Clock;
  /** Asks the hub again what there is. */
  readonly claim: () => void;
}

/** What came in: pulled by the agency's system, fetched behind a webhook's link, and steered by a member of staff. */
export function inboxRoutes(parts: InboxRouteParts): DeskRoutes {
  return { ...readerRoutes(parts), ...staffRoutes(parts) };
}

/** For the agency's own program. */
function readerRoutes({ queue, feed, clock }: InboxRouteParts): DeskRoutes {
  return {
    'GET /desk/inbox': ({ query }) => {
      knownOnce(query, ['after', 'max']);
      const max = wholeNumber(query, 'max', 500, 100);
      const after = cursorIn(query.get('after'));
      const pull = pulling(feed);
      const found = pull.waiting(after, max + 1);
      const entries = found.slice(0, max);
      const news = entries.filter(({ attempts }) => attempts === 0).map(({ entry }) => entry);
      if (news.length > 0) pull.given(news);
      return {
        status: 200,
        body: {
          entries: entries.map(({ entry, kind, line }) => ({ kind, entry, ...line })),
          next: cursorOf(entries.at(-1)?.entry ?? after),
          more: found.length > max,
        },
      };
    },
    'POST /desk/inbox/ack': ({ body }) => {
      closed(body, ['upTo']);
      const cursor = textField(body, 'upTo', /^[\w-]{8,40}$/, 'the `next` of an answer of GET /desk/inbox');
      const upTo = entryIn(cursor);
      if (upTo === undefined)
        throw new DeskProblem('FIELD_INVALID', 'send `next` as GET /desk/inbox gave it', {
          pointer: pointerTo('upTo'),
        });
      const acknowledged = pulling(feed).doneUpTo(upTo, clock.now());
      queue.forgetDelivered(clock.now());
      return { status: 200, body: { acknowledged } };
    },
    'GET /desk/inbox/:entry': ({ params }) => {
      const { entry, kind } = known(queue, params['entry']);
      const line = queue.lineOf(entry);
      if (line === undefined)
        throw new DeskProblem(
          'ENTRY_GONE',
          'its time here is over, or its use was recalled; it is with those who took it',
        );
      return { status: 200, body: { kind, entry, ...line } };
    },
  };
}

/** For members of staff. */
function staffRoutes(parts: InboxRouteParts): DeskRoutes {
  const { queue, feed, decisions, clock } = parts;
  return {
    'GET /desk/queues/inbox': ({ query }) => {
      knownOnce(query, ['state', 'before', 'max']);
      const max = wholeNumber(query, 'max', 1_000, 100);
      const [state, before] = [stateIn(query), beforeIn(query)];
      const found = queue.list({ state, before, max: max + 1 });
      const isWhole = state === undefined && before === undefined;
      const lines = isWhole ? parts.sink.shown(max) : undefined;
      const more = found.length > max;
      const listed = { entries: found.slice(0, max), more, sinks: feed.shown() };
      return { status: 200, body: { ...listed, ...(lines !== undefined && { lines }) } };
    },
    'GET /desk/queues/inbox/:entry': (call) => {
      const isOpened = asksForPayload(call.query);
      const entry = known(queue, call.params['entry']);
      const subject = String(entry.entry);
      // Who looks at content says who they are.
      if (isOpened) note(parts, { subject, step: 'read', staff: call.staff() });
      const states = queue.statesOf(entry.entry);
      const shown = { ...entry, states, decisions: decisions.about('inbox', subject) };
      return { status: 200, body: isOpened ? { ...shown, payload: contentOf(queue, entry) } : shown };
    },
    'POST /desk/queues/inbox/:entry/retry': (call) => {
      const staff = call.staff();
      closed(call.body, []);
      const { entry, kind } = known(queue, call.params['entry']);
      const done = kind === 'unreadable' ? claimAgain(parts, entry) : retried(parts, entry);
      if (!done) throw new DeskProblem('ENTRY_STAYS', 'no sink waits for it, or its content is gone');
      note(parts, { subject: String(entry), step: 'retry', staff });
      feed.delivering.ring();
      return { status: 200, body: { retried: 1 } };
    },
    'POST /desk/queues/inbox/:entry/drop': (call) => {
      const staff = call.staff();
      closed(call.body, ['reason']);
      const reason = reasonField(call.body);
      const { entry } = known(queue, call.params['entry']);
      const at = clock.now();
      const dropped = statesAt(parts, entry).filter((deliveries) => deliveries.drop(entry, at)).length;
      if (dropped === 0) throw new DeskProblem('ENTRY_STAYS', 'no sink waits for it any more');
      note(parts, { subject: String(entry), step: 'drop', reason, staff });
      return { status: 200, body: { dropped: 1 } };
    },
    'POST /desk/sinks/:sink/retry': (call) => {
      const staff = call.staff();
      closed(call.body, ['since']);
      const from = call.body['since'] === undefined ? undefined : instantField(call.body, 'since');
      const sink = call.params['sink'] ?? '';
      const deliveries = feed.at(sink);
      if (deliveries === undefined)
        throw new DeskProblem('SINK_UNKNOWN', 'use the name of a sink of GET /desk/queues/inbox');
      feed.enable(sink);
      const again = deliveries.replay(from, clock.now());
      note(parts, { subject: sink, step: from === undefined ? 'retry' : 'replay', staff });
      feed.delivering.ring();
      return { status: 200, body: { retried: again } };
    },
  };
}

function contentOf(queue: EntryQueue, { entry, kind }: InboxEntry) {
  const line = queue.lineOf(entry);
  return line === undefined ? null : { kind, ...line };
}

function pulling({ pull }: InboxRouteParts['feed']): Deliveries {
  if (pull !== undefined) return pull;
  throw new DeskProblem(
    'SINK_UNKNOWN',
    'add "- kind: pull" to sinks: of config.yaml and start the adapter again',
  );
}

function statesAt({ queue, feed }: InboxRouteParts, entry: number): readonly Deliveries[] {
  return queue.statesOf(entry).map(({ sink }) => feed.anywhere(sink));
}

function retried(parts: InboxRouteParts, entry: number): boolean {
  const at = parts.clock.now();
  return statesAt(parts, entry).filter((deliveries) => deliveries.retry(entry, at)).length > 0;
}

function claimAgain({ queue, inbox, claim }: InboxRouteParts, entry: number): boolean {
  const after = queue.claimAgain(entry);
  if (after === undefined) return false;
  inbox.goBackTo(after);
  claim();
  return true;
}

function known(queue: EntryQueue, given = ''): InboxEntry {
  const found = /^[1-9]\d{0,14}$/.test(given) ? queue.find(Number(given)) : undefined;
  if (found !== undefined) return found;
  throw new DeskProblem('ENTRY_UNKNOWN', 'use the number of an entry of GET /desk/queues/inbox');
}

function cursorIn(after: string | null): number {
  if (after === null || after === '') return 0;
  const entry = entryIn(after);
  if (entry !== undefined) return entry;
  throw new DeskProblem(
    'QUERY_INVALID',
    'after is `next` of an earlier answer, or left out for the beginning',
  );
}

function stateIn(query: URLSearchParams): DeliveryState | undefined {
  const given = query.get('state');
  const state = DELIVERY_STATES.find((name) => name === given);
  if (given !== null && state === undefined)
    throw new DeskProblem('QUERY_INVALID', `state is one of ${DELIVERY_STATES.join(', ')}, or left out`);
  return state;
}

function note(
  { decisions, clock }: InboxRouteParts,
  step: Pick<QueueDecision, 'subject' | 'step' | 'reason' | 'staff'>,
): void {
  decisions.note({ queue: 'inbox', at: clock.now(), ...step });
}
