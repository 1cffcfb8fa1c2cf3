import { cellOf } from '#agreement';
import type { MatrixCell } from '#gate';
import type { Clock, Ids } from '#ports';
import type { AgreementBook } from '../hub/agreement-book.ts';
import type { References } from '../journal/references.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Fields } from './body.ts';
import { closed, pointerTo, referenceField, textField } from './body.ts';
import type { ClerkDecisions } from './clerk-decisions.ts';
import type { CommandDesk } from './command-desk.ts';
import { linkedFile } from './own-files.ts';
import { DeskProblem } from './problem.ts';
import { receiptAnswer } from './receipt-answer.ts';
import type { DeskRoutes } from './server.ts';

const EVENT_ID = /^[A-Za-z0-9_-]{16,64}$/;
const ROW_ID = /^[a-z0-9.-]{3,200}$/;

/** What a clerk's decision needs. */
export interface DecisionParts {
  readonly agency: string;
  readonly references: Pick<References, 'find'>;
  readonly outbox: Pick<Outbox, 'find' | 'idOf'>;
  readonly agreements: Pick<AgreementBook, 'current'>;
  readonly decisions: ClerkDecisions;
  readonly commands: CommandDesk;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** The sender's clerk decides whether one event may be told under a row that leaves it to the clerk (§ 67d(1) SGB X). */
export function decisionRoutes(parts: DecisionParts): DeskRoutes {
  return {
    'POST /desk/decisions': async (call) => {
      const staff = call.staff();
      closed(call.body, ['eventId', 'rowId', 'decision', 'reference']);
      const eventId = textField(call.body, 'eventId', EVENT_ID, 'the id of an own event');
      const words = 'disclose or withhold';
      const decision = textField(call.body, 'decision', /^(disclose|withhold)$/, words) as
        'disclose' | 'withhold';
      const { reference, type } = eventNamed(parts, eventId, call.body);
      const { id: rowId, recipient } = rowNamed(parts, call.body, type);
      const key = ['decide-disclosure', eventId, rowId, parts.ids.next()];
      const command = parts.outbox.idOf(key);
      parts.decisions.note({ eventId, rowId, decision, staff, command, at: parts.clock.now() });
      const data = { eventId, rowId, recipient, decision, staff };
      const order = { type: 'de.wegmarke.disclosure.decide.v1', reference, key, data };
      return receiptAnswer(200, await parts.commands.ask(order), { eventId, rowId, decision });
    },
  };
}

/** The outbox forgets to which file an old event belongs; then the clerk has to say. */
function eventNamed({ outbox, references }: DecisionParts, eventId: string, body: Fields) {
  const item = outbox.find(eventId);
  const told = body['reference'] === undefined ? undefined : referenceField(body);
  const reference = item?.reference ?? told;
  if (reference === undefined)
    throw new DeskProblem('EVENT_UNKNOWN', 'use an id of GET /desk/tasks, or name the reference', {
      pointer: pointerTo('eventId'),
    });
  return { reference: linkedFile(references, reference).reference, type: item?.type };
}

function rowNamed(
  { agreements, agency }: DecisionParts,
  body: Fields,
  eventType: string | undefined,
): MatrixCell {
  const rowId = textField(body, 'rowId', ROW_ID, 'the id of a row as GET /desk/tasks names it');
  const known = agreements.current();
  const cell = known && cellOf(known.agreement, rowId);
  const fits =
    cell?.decidedBy === 'clerk' &&
    cell.sender === agency &&
    (eventType === undefined || cell.eventType === eventType);
  if (cell !== undefined && fits) return cell;
  throw new DeskProblem('ROW_NOT_FOR_CLERK', 'use a row that GET /desk/tasks names for this event', {
    pointer: pointerTo('rowId'),
  });
}
