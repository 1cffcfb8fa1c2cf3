import type { Ask } from './ask.ts';
import type { Evidence } from './evidence.ts';
import { within } from './period.ts';

/** The beginning of the latest restriction that lies on an asked event now; undefined when none does. */
export function restrictedSince(ask: Ask, evidence: Evidence): string | undefined {
  let since: string | undefined;
  for (const { eventIds, from, until } of evidence.restrictions) {
    const meant = eventIds === '*' || ask.eventIds.some((id) => eventIds.includes(id));
    if (meant && within(ask.at, from, until) && (since === undefined || from > since)) since = from;
  }
  return since;
}
