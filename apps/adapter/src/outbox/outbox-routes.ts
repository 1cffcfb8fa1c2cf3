import type { Clock } from '#ports';
import { closed, knownOnce } from '../desk/body.ts';
import { DeskProblem } from '../desk/problem.ts';
import { reasonOf } from '../desk/reasons.ts';
import type { DeskCall, DeskRoutes } from '../desk/server.ts';
import { asksForPayload, reasonField, wholeNumber } from '../inbox/asked-of-queue.ts';
import type { QueueDecision, QueueDecisions } from '../inbox/queue-decisions.ts';
import type { ListedState, OutboxDesk, ShownItem, SteeringRefusal } from './outbox-desk.ts';
import { LISTED_STATES } from './outbox-desk.ts';

/** What the routes over the outbox work with. */
export interface OutboxRouteParts {
  readonly outboxDesk: OutboxDesk;
  readonly decisions: QueueDecisions;
  readonly clock: Clock;
  /** Something may go now. */
  readonly ring: () => void;
}

/** The outbox under the hands of a member of staff: look, retry, drop, pause, resume. Every step is noted with who took it. */
export function outboxRoutes(parts: OutboxRouteParts): DeskRoutes {
  const { outboxDesk, ring } = parts;
  return {
    'GET /desk/queues/outbox': ({ query }) => {
      knownOnce(query, ['state', 'after', 'max']);
      const max = wholeNumber(query, 'max', 1_000, 100);
      const after = query.get('after') ?? undefined;
      if (after !== undefined && outboxDesk.find(after) === undefined) throw problemOf('unknown');
      const found = outboxDesk.list(stateIn(query), max + 1, after);
      return { status: 200, body: { items: found.slice(0, max).map(shown), more: found.length > max } };
    },
    'GET /desk/queues/outbox/:id': (call) => ({ status: 200, body: one(parts, call) }),
    'POST /desk/queues/outbox/:id/retry': (call) => {
      const staff = call.staff();
      closed(call.body, []);
      const id = idOf(call);
      const ids = id === 'parked' ? outboxDesk.retryParked() : [id];
      if (id !== 'parked') refuse(outboxDesk.retry(id));
      for (const subject of ids) note(parts, { subject, step: 'retry', staff });
      ring();
      return { status: 200, body: { retried: ids.length } };
    },
    'POST /desk/queues/outbox/:id/drop': (call) => {
      const staff = call.staff();
      closed(call.body, ['reason']);
      const reason = reasonField(call.body);
      refuse(outboxDesk.drop(idOf(call), parts.clock.now()));
      note(parts, { subject: idOf(call), step: 'drop', reason, staff });
      ring();
      return { status: 200, body: { dropped: 1 } };
    },
    'POST /desk/queues/outbox/pause': (call) => {
      const staff = call.staff();
      closed(call.body, ['reason']);
      const reason = call.body['reason'] === undefined ? undefined : reasonField(call.body);
      outboxDesk.pause.begin({ staff, reason, at: parts.clock.now() });
      note(parts, { subject: 'all', step: 'pause', reason, staff });
      return { status: 200, body: { paused: outboxDesk.pause.present } };
    },
    'POST /desk/queues/outbox/resume': (call) => {
      const staff = call.staff();
      closed(call.body, []);
      outboxDesk.pause.end();
      note(parts, { subject: 'all', step: 'resume', staff });
      ring();
      return { status: 200, body: {} };
    },
  };
}

function one(parts: OutboxRouteParts, call: DeskCall) {
  const { outboxDesk, decisions } = parts;
  const isOpened = asksForPayload(call.query);
  const id = idOf(call);
  const item = outboxDesk.find(id);
  if (item === undefined) throw problemOf('unknown');
  // Who looks at content says who they are.
  if (isOpened) note(parts, { subject: id, step: 'read', staff: call.staff() });
  return {
    ...shown(item),
    decisions: decisions.about('outbox', id),
    ...(isOpened && { payload: outboxDesk.payload(id) ?? null }),
  };
}

function shown(item: ShownItem) {
  const { handle: _, ...own } = item;
  return { ...own, reason: reasonOf(item) };
}

function note(
  { decisions, clock }: OutboxRouteParts,
  step: Pick<QueueDecision, 'subject' | 'step' | 'reason' | 'staff'>,
): void {
  decisions.note({ queue: 'outbox', at: clock.now(), ...step });
}

function idOf({ params }: DeskCall): string {
  return params['id'] ?? '';
}

function stateIn(query: URLSearchParams): ListedState | undefined {
  const given = query.get('state');
  const state = LISTED_STATES.find((name) => name === given);
  if (given !== null && state === undefined)
    throw new DeskProblem('QUERY_INVALID', `state is one of ${LISTED_STATES.join(', ')}, or left out`);
  return state;
}

function refuse(refusal: SteeringRefusal | undefined): void {
  if (refusal !== undefined) throw problemOf(refusal);
}

function problemOf(refusal: SteeringRefusal): DeskProblem {
  if (refusal === 'unknown')
    return new DeskProblem('MESSAGE_UNKNOWN', 'list the messages with GET /desk/queues/outbox');
  return new DeskProblem('MESSAGE_STAYS', WHY_NOT[refusal]);
}

const WHY_NOT: Readonly<Record<Exclude<SteeringRefusal, 'unknown'>, string>> = {
  settled: "the hub's receipt is final; put the row right in the export, which makes a new message",
  'under-way': 'it was sent and may be recorded already: wait for its receipt, or until it is parked',
  narrows: 'it stops something from leaving (a withdrawal, an objection); such a message is never dropped',
  'content-gone':
    'its content cannot be read any more; import the export again after a correction, or drop it',
};
