import type { Agreement } from '#agreement';
import type { RightOnDesk } from '#catalogue';
import type { CaseFile } from '../case-file.ts';
import { controllerIn } from '../controller-in.ts';
import { doubtedIn, restsOnDoubted } from '../doubt/doubt.ts';
import { eventsAbout } from '../rights/events-about.ts';
import type { Restricted } from '../rights/limit.ts';
import { liftOf, restrictionOf } from '../rights/limit.ts';
import type { OwnPart } from '../rights/right.ts';
import { isProposalIn, partsOf, unproposed } from '../rights/right.ts';

/** The person's requests as the rights desk of this agency's controller sees them: its own part, its own events. */
export function rightsOnDesk(
  file: Pick<CaseFile, 'rights' | 'entries' | 'restrictions' | 'doubts'>,
  agency: string,
  agreement: Agreement,
): readonly RightOnDesk[] {
  const controller = controllerIn(agreement, agency);
  const doubted = doubtedIn(file.doubts);
  return partsOf(file.rights, agency, agreement).map(({ right, part }) => {
    const now = eventsAbout(right, file, controller, agreement);
    const isForged = isProposalIn(doubted, part);
    const restriction =
      right.kind === 'restriction' ? restrictionOf(file, controller, right.request) : undefined;
    const lift = restriction && liftOf(restriction, doubted);
    const inDoubt = [
      ...(restsOnDoubted(right, doubted) ? (['request'] as const) : []),
      ...(isForged ? (['proposal'] as const) : []),
      ...(restriction?.lift !== undefined && lift === undefined ? (['lift'] as const) : []),
    ];
    return {
      ...onDesk({ right, part: isForged ? unproposed(part) : part }, now),
      ...(lift && { lift: liftOnDesk(lift) }),
      ...(inDoubt.length > 0 && { inDoubt }),
    };
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

function liftOnDesk({ proposal, personToldAt, staff: proposedBy }: NonNullable<Restricted['lift']>) {
  return { proposal, personToldAt, proposedBy };
}
