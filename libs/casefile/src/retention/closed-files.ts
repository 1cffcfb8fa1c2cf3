import { beginOfGermanDay, germanDayOf } from '#agreement';
import type { Checkpoints, EventStore, KeyShelf, StoredEvent } from '#ports';
import { CASE_STREAM_PREFIX } from '../stream-names.ts';
import type { RetentionIn } from './agreed-retention.ts';
import { catalogueRetention } from './agreed-retention.ts';
import { keptUntil } from './kept-until.ts';

/** Under this name it is kept how far the log was looked through for closed files. */
export const CLOSED_FILES = 'closed-files';

/** Events of the log that are looked at in one step. */
const PAGE = 1_000;

/** By which an agency says that its file is closed: to the hub alone, or to whoever may know. */
const CLOSINGS: readonly string[] = ['FileClosed', 'de.wegmarke.entry.case-closed.v1'];

/** An agency said that its file was linked to this case by mistake. */
const UNLINKED = 'AgencyUnlinked';
/** By which a file comes into the case, and by which it is found not to belong there. */
const LINKING: readonly string[] = ['AgencyLinked', UNLINKED];

const LONGER_THAN_A_DAY_MS = 25.5 * 3_600_000;

/** What periods are dated with. */
export interface ClosedFilesParts {
  readonly store: Pick<EventStore, 'read' | 'readAll'>;
  readonly shelf: Pick<KeyShelf, 'keepUntil'>;
  readonly checkpoints: Checkpoints;
  readonly retentionIn: RetentionIn;
}

/** One agency's file in one case. */
interface File {
  readonly stream: string;
  readonly agency: string;
}

/**
 * Dates the periods that run from the closing of a file, for all that its agency recorded in the case, as far as the log has
 * moved on since it last did. What happened after the day of the closing opens the file again: then they run from the next
 * closing. What is only entered late does not. A wrong link that was split is a closing, until the agency links to the case
 * again. Cut off at any step it is done again.
 */
export async function datePeriods(parts: ClosedFilesParts): Promise<void> {
  const { store, checkpoints } = parts;
  let upTo = await checkpoints.of(CLOSED_FILES);
  for (;;) {
    const page = await store.readAll(upTo, { max: PAGE, filter: { streamPrefix: CASE_STREAM_PREFIX } });
    const last = page.at(-1);
    if (last === undefined) return;
    for (const file of filesIn(page)) await dateFile(parts, file);
    upTo = last.position;
    await checkpoints.move(CLOSED_FILES, upTo);
  }
}

function filesIn(page: readonly StoredEvent[]): readonly File[] {
  const touching = page.filter((event) => isOwn(event) || isEnding(event) || LINKING.includes(event.type));
  const files = touching.map(({ stream, agency }): [string, File] => [
    `${stream}|${agency}`,
    { stream, agency },
  ]);
  return [...new Map(files).values()];
}

async function dateFile({ store, shelf, retentionIn }: ClosedFilesParts, { stream, agency }: File) {
  const own = (await store.read(stream)).events.filter((event) => event.agency === agency);
  if (!own.some(isEnding)) return;
  const entries = own.filter(isOwn);
  const closedAt = closingOf(own, entries);
  const dated = entries.flatMap((event) => {
    const kept = retentionIn(event.network, agency, event.type) ?? catalogueRetention(event.type);
    if (kept?.start !== 'case-closed') return [];
    return [{ kid: event.sealed.kid, type: event.type, until: keptUntil(kept, { ...event, closedAt }) }];
  });
  // One closing for all of them, so that what is of one type ends at one instant.
  for (const [type, keys] of Map.groupBy(dated, (one) => one.type))
    await shelf.keepUntil(
      keys.map(({ kid }) => kid),
      keys[0]?.until,
      type,
    );
}

/**
 * When the file was closed, undefined where it is open. Days are compared, as most registers tell no time of day: what happened
 * on the day of the closing does not open the file again.
 */
function closingOf(own: readonly StoredEvent[], entries: readonly StoredEvent[]): string | undefined {
  const split = own.findLast(({ type }) => LINKING.includes(type));
  // No file of that agency is in this case any more, so nothing opens it again.
  if (split?.type === UNLINKED) return ofWholeDay(split.happenedAt);
  const closings = own.filter(({ type }) => CLOSINGS.includes(type)).map(({ happenedAt }) => happenedAt);
  const last = closings.toSorted().at(-1);
  if (last === undefined) return undefined;
  const isOpenAgain = entries.some(({ happenedAt }) => germanDayOf(happenedAt) > germanDayOf(last));
  return isOpenAgain ? undefined : ofWholeDay(last);
}

/** A closing of which only the day is told stands at its midnight, and counts from the end of that day. */
function ofWholeDay(instant: string): string {
  if (beginOfGermanDay(germanDayOf(instant)) !== new Date(instant).toISOString()) return instant;
  // Days have 23 to 25 hours.
  const nextDay = germanDayOf(new Date(Date.parse(instant) + LONGER_THAN_A_DAY_MS).toISOString());
  return beginOfGermanDay(nextDay) ?? instant;
}

function isEnding({ type }: StoredEvent): boolean {
  return type === UNLINKED || CLOSINGS.includes(type);
}

/** An agency's event; what is stated about links and consents is kept with the case. */
function isOwn({ type }: StoredEvent): boolean {
  return type.startsWith('de.wegmarke.');
}
