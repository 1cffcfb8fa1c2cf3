import type { Agreement } from '#agreement';
import type { CaseFact } from '../case.events.ts';
import type { CaseFile } from '../case.ts';
import { controllerIn } from '../controller-in.ts';
import type { OnOwnDesk } from './own-desk.ts';
import { agenciesOf } from './own-desk.ts';
import type { PartDecision } from './right.ts';

/**
 * What follows at once when a controller grants its part of a request: its telling is restricted, a row is closed to it, or
 * its events are released to the person. To correct, or to erase, is done by others on the decision.
 */
export function effectsOf(
  { state, controller, right }: OnOwnDesk,
  { decision, withheld = [] }: PartDecision,
  agreement: Agreement,
  from: string,
): readonly CaseFact[] {
  if (decision === 'refuse') return [];
  const { request, kind, eventIds: asked, rowId } = right;
  const limited = { controller, agencies: agenciesOf(controller, state, agreement), request };
  const own = ownEvents(state, controller, agreement).filter((id) => asked?.includes(id) ?? true);
  switch (kind) {
    case 'restriction':
      return [{ type: 'ProcessingRestricted', data: { ...limited, ...(asked && { eventIds: own }), from } }];
    case 'objection':
      return rowId === undefined ? [] : [{ type: 'ObjectionUpheld', data: { ...limited, rowId, from } }];
    case 'access':
    case 'portability':
      return [
        {
          type: 'AccessReleased',
          data: { controller, request, eventIds: own.filter((id) => !withheld.includes(id)) },
        },
      ];
    default:
      return [];
  }
}

function ownEvents({ entries }: CaseFile, controller: string, agreement: Agreement): readonly string[] {
  return entries.filter(({ agency }) => controllerIn(agreement, agency) === controller).map(({ id }) => id);
}
