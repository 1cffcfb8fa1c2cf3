import type { Ask } from './ask.ts';
import type { Evidence } from './evidence.ts';
import { within } from './period.ts';

/**
 * The beginning of the latest restriction that lies on an asked event; undefined when none does. It lies there from when it
 * is in the record: its beginning is only for comparing consents with.
 */
export function restrictedSince(ask: Ask, evidence: Evidence): string | undefined {
  let since: string | undefined;
  for (const { eventIds, from, until } of evidence.restrictions) {
    const meant = eventIds === '*' || ask.eventIds.some((id) => eventIds.includes(id));
    if (meant && within(ask.at, undefined, until) && (since === undefined || from > since)) since = from;
  }
  return since;
}
