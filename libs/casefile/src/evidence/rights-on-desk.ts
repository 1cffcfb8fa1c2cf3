import type { Agreement } from '#agreement';
import type { RightOnDesk } from '#catalogue';
import type { CaseFile } from '../case-file.ts';
import { controllerIn } from '../controller-in.ts';
import type { OwnPart } from '../rights/right.ts';
import { partsOf } from '../rights/right.ts';

/** The person's requests as the rights desk of this agency's controller sees them: its own part, its own events. */
export function rightsOnDesk(
  { rights, entries }: Pick<CaseFile, 'rights' | 'entries'>,
  agency: string,
  agreement: Agreement,
): readonly RightOnDesk[] {
  const controller = controllerIn(agreement, agency);
  const own = new Set(
    entries.filter((entry) => controllerIn(agreement, entry.agency) === controller).map(({ id }) => id),
  );
  return partsOf(rights, controller).map((one) => onDesk(one, own));
}

function onDesk({ right, part }: OwnPart, own: ReadonlySet<string>): RightOnDesk {
  const { request, kind, eventIds, rowId, receivedAt } = right;
  const { dueAt, proposed, decided } = part;
  const state = decided ? 'decided' : proposed ? 'proposed' : 'open';
  return {
    request,
    kind,
    ...(eventIds && { eventIds: eventIds.filter((id) => own.has(id)) }),
    ...(rowId !== undefined && { rowId }),
    receivedAt,
    dueAt,
    state,
    ...(decided ?? proposed),
  };
}
