import type { PlanEntry, PlanShown } from '#agreement';
import { germanDayOf, party, planOf } from '#agreement';
import type { Titles } from '#catalogue';
import type { Clock } from '#ports';
import type { AgreementBook } from '../hub/agreement-book.ts';
import { reasonOf } from '../desk/reasons.ts';
import type { EvidenceBook } from '../hub/evidence-book.ts';
import type { OutboxItem } from '../outbox/item.ts';
import { HELD_BY_HUB } from '../outbox/item.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { PlanWords, Unsent } from './plan-told.ts';

/** What plans are counted with. */
export interface PlanParts {
  readonly agency: string;
  readonly agreements: Pick<AgreementBook, 'current'>;
  readonly evidence: Pick<EvidenceBook, 'of'>;
  readonly outbox: Pick<Outbox, 'find'>;
  readonly nameOf: (agency: string) => Titles;
  readonly clock: Clock;
}

/** The plan of one case from entries that this agency may use now, and from what the person said to it, on the German day of now. */
export function planNow(parts: PlanParts, handle: string, entries: readonly PlanEntry[]): PlanShown {
  const said = parts.evidence.of(handle)?.wishes ?? [];
  return planOf(entries, { today: germanDayOf(parts.clock.now()), said });
}

/** How this agency calls the others in a plan, by the agreement that is held here. */
export function planWords({ agency, agreements, outbox, nameOf }: PlanParts): PlanWords {
  const agreement = agreements.current()?.agreement;
  return {
    agency,
    nameOf,
    contactOf: (id) => agreement && party(agreement, id)?.contactFunction,
    unsent: (id) => unsent(outbox.find(id)),
  };
}

/** What the hub has recorded, or refused for good, is no longer on its way. */
function unsent(item: OutboxItem | undefined): Unsent | undefined {
  if (item === undefined || item.state === 'recorded' || item.state === 'refused') return undefined;
  const { state, code, attempts } = item;
  const reason = reasonOf(item);
  return state === 'held'
    ? {
        state,
        ...(code !== undefined && { code }),
        reason,
        ...(attempts > 0 && code !== HELD_BY_HUB && { hasLeft: true }),
      }
    : { state: 'waiting', reason };
}
