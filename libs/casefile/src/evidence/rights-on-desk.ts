import type { Agreement } from '#agreement';
import type { RightOnDesk } from '#catalogue';
import type { CaseFile } from '../case-file.ts';
import { controllerIn } from '../controller-in.ts';
import { eventsAbout } from '../rights/events-about.ts';
import type { Restricted } from '../rights/limit.ts';
import { restrictionOf } from '../rights/limit.ts';
import type { OwnPart } from '../rights/right.ts';
import { partsOf } from '../rights/right.ts';

/** The person's requests as the rights desk of this agency's controller sees them: its own part, its own events. */
export function rightsOnDesk(
  file: Pick<CaseFile, 'rights' | 'entries' | 'restrictions'>,
  agency: string,
  agreement: Agreement,
): readonly RightOnDesk[] {
  const controller = controllerIn(agreement, agency);
  return partsOf(file.rights, agency, agreement).map((one) => {
    const now = eventsAbout(one.right, file, controller, agreement);
    const lift = liftOnDesk(restrictionOf(file.restrictions, controller, one.right.request));
    return { ...onDesk(one, now), ...(one.right.kind === 'restriction' && lift && { lift }) };
  });
}

/** `now` are the own events that the person asked for, as far as they are recorded by now. */
function onDesk({ right, part }: OwnPart, now: readonly string[] | undefined): RightOnDesk {
  const { request, kind, eventIds, rowId, receivedAt } = right;
  const { dueAt, proposed, decided } = part;
  const state = decided ? 'decided' : proposed ? 'proposed' : 'open';
  const { eventIds: covers, ...stated } = decided ?? proposed ?? {};
  const outside = covers && now?.filter((id) => !covers.includes(id));
  return {
    request,
    kind,
    ...(eventIds && { eventIds: eventIds.filter((id) => now?.includes(id)) }),
    ...(rowId !== undefined && { rowId }),
    receivedAt,
    dueAt,
    state,
    ...stated,
    ...(covers && { covers, outside: outside ?? [] }),
  };
}

function liftOnDesk(restriction: Restricted | undefined): RightOnDesk['lift'] {
  if (restriction?.lift === undefined) return undefined;
  const { proposal, personToldAt, staff: proposedBy } = restriction.lift;
  return { proposal, personToldAt, proposedBy };
}
