import type { Agreement } from '#agreement';
import type { Decision } from '#decider';
import type { CaseEvent } from '../../case.events.ts';
import type { CaseFile, CaseState } from '../../case.ts';
import { linkOf } from '../../case.ts';
import { controllerIn } from '../../controller-in.ts';
import type { CasefileCode } from '../../rejection.ts';
import { reject } from '../../rejection.ts';
import { dueAfter } from '../due-date.ts';
import { agenciesOf } from '../own-desk.ts';
import { partOf } from '../right.ts';
import type { RightRequested } from '../rights.events.ts';
import { tellingOf } from '../row-telling.ts';

/** What the person asked for, as an agency took it down. */
export interface RequestRightOrder extends Omit<RightRequested, 'dueAt' | 'controllers'> {
  readonly agreement: Agreement;
  readonly at: string;
}

/**
 * The person may ask at any agency that shares the case; every controller that the request concerns has to decide on its
 * part within a month of receipt (Art. 12(3) GDPR).
 */
export function requestRight(
  { agreement, at, ...asked }: RequestRightOrder,
  state: CaseState,
): Decision<CaseEvent, CasefileCode> {
  const { by, request, receivedAt } = asked;
  if (state.kind === 'none' || linkOf(state, by) === undefined) return reject('NO_BASIS_NOW');
  if (!namesItsRow(asked, agreement)) return reject('RIGHT_ROW_UNCLEAR');
  // Keys are destroyed by controller: a single event cannot be made unreadable.
  if (asked.kind === 'erasure' && asked.eventIds !== undefined) return reject('RIGHT_ERASURE_NOT_WHOLE');
  if (receivedAt > at) return reject('RIGHT_RECEIVED_IN_FUTURE');
  if (partOf(state.rights, by, request, agreement) !== undefined) return reject('RIGHT_ID_TAKEN');
  const controllers = controllersAsked(asked, state, agreement, by);
  return [{ type: 'RightRequested', data: { ...asked, dueAt: dueAfter(receivedAt, 1), controllers } }];
}

/** The controllers that a request concerns, each with all its agencies that share the case; who took it down is among them. */
export function controllersAsked(
  asked: Pick<RightRequested, 'kind' | 'rowId' | 'eventIds'>,
  state: CaseFile,
  agreement: Agreement,
  by?: string,
): RightRequested['controllers'] {
  const all = concerned(asked, state, agreement);
  return controllersOf(by === undefined ? all : [by, ...all], state, agreement);
}

/** The controllers of some agencies, each with all its agencies that share the case. */
function controllersOf(
  agencies: readonly string[],
  state: CaseFile,
  agreement: Agreement,
): RightRequested['controllers'] {
  const names = [...new Set(agencies.map((agency) => controllerIn(agreement, agency)))].sort();
  return Object.fromEntries(names.map((name) => [name, agenciesOf(name, state, agreement)]));
}

/**
 * The agencies whose controllers have something to decide. To any other the row, or the events, would tell which agency the
 * person is in dispute with.
 */
function concerned(
  { kind, rowId, eventIds }: Pick<RightRequested, 'kind' | 'rowId' | 'eventIds'>,
  { links, entries }: CaseFile,
  agreement: Agreement,
): readonly string[] {
  const sharing = Object.keys(links);
  if (kind === 'objection') {
    const senders = tellingOf(agreement, rowId)?.senders ?? [];
    return sharing.filter((agency) => senders.includes(agency));
  }
  if (eventIds === undefined) return sharing;
  return entries.filter(({ id }) => eventIds.includes(id)).map(({ agency }) => agency);
}

/** An objection is against a row that there is; nothing else is against one. */
export function namesItsRow(
  { kind, rowId }: Pick<RightRequested, 'kind' | 'rowId'>,
  agreement: Agreement,
): boolean {
  return kind === 'objection' ? tellingOf(agreement, rowId) !== undefined : rowId === undefined;
}
