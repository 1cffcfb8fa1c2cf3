import type { Agreement } from '#agreement';
import type { CaseFact } from '../case.events.ts';
import type { OnOwnDesk } from './own-desk.ts';
import { agenciesOf } from './own-desk.ts';
import type { PartDecision } from './right.ts';
import type { ObjectionUpheld } from './rights.events.ts';
import { tellingOf } from './row-telling.ts';

/**
 * What follows at once when a controller grants its part of a request: its telling is restricted, a row is closed to it, or
 * the events that were looked at are released to the person. To correct, or to erase, is done by others on the decision.
 */
export function effectsOf(
  { state, controller, right }: OnOwnDesk,
  { decision, withheld = [], eventIds }: PartDecision,
  agreement: Agreement,
  from: string,
): readonly CaseFact[] {
  if (decision === 'refuse') return [];
  const { request, kind, rowId } = right;
  const limited = { controller, agencies: agenciesOf(controller, state, agreement), request };
  switch (kind) {
    case 'restriction':
      return [{ type: 'ProcessingRestricted', data: { ...limited, ...(eventIds && { eventIds }), from } }];
    case 'objection':
      return objectionUpheld(limited, rowId, agreement, from);
    case 'access':
    case 'portability':
      return [
        { type: 'AccessReleased', data: { controller, request, eventIds: without(withheld, eventIds) } },
      ];
    default:
      return [];
  }
}

/** What the row tells at this moment is what the objection closes, whatever later agreements make of the row. */
function objectionUpheld(
  limited: Pick<ObjectionUpheld, 'controller' | 'agencies' | 'request'>,
  rowId: string | undefined,
  agreement: Agreement,
  from: string,
): readonly CaseFact[] {
  const told = tellingOf(agreement, rowId);
  if (rowId === undefined || told === undefined) return [];
  return [{ type: 'ObjectionUpheld', data: { ...limited, rowId, ...told, from } }];
}

function without(withheld: readonly string[], eventIds: readonly string[] = []): readonly string[] {
  return eventIds.filter((id) => !withheld.includes(id));
}
