import type { Append, NewEvent } from './event-store.ts';

/** How much one append may hold: events, and bytes of text of one event and of all its events together. */
export const APPEND_LIMITS = { events: 1_000, eventBytes: 1 << 20, bytes: 16 << 20 } as const;

/** Why a store takes an append from nobody. */
export type BadAppendCode =
  | 'APPEND_EMPTY'
  | 'APPEND_REPEATS_AN_ID'
  | 'APPEND_TEXT_NOT_STORABLE'
  | 'APPEND_TOO_LARGE'
  | 'APPEND_TOO_MANY_EVENTS'
  | 'EVENT_TOO_LARGE';

/** The appender is wrong: no store takes this append, however often it is tried. */
export class BadAppend extends Error {
  constructor(
    readonly code: BadAppendCode,
    fix: string,
  ) {
    super(fix);
    this.name = 'BadAppend';
  }
}

/** Checks an append against the limits that all stores share and returns its size in bytes; throws {@link BadAppend}. */
export function checkAppend({ stream, events }: Append): number {
  if (events.length === 0) throw new BadAppend('APPEND_EMPTY', 'give at least one event');
  if (events.length > APPEND_LIMITS.events)
    throw new BadAppend('APPEND_TOO_MANY_EVENTS', `give at most ${APPEND_LIMITS.events} events at once`);
  if (new Set(events.map((event) => event.id)).size < events.length)
    throw new BadAppend('APPEND_REPEATS_AN_ID', 'give each event an id of its own');
  checkText(stream);
  const bytes = events.reduce((sum, event) => sum + sizeOf(event), 0);
  if (bytes > APPEND_LIMITS.bytes)
    throw new BadAppend('APPEND_TOO_LARGE', `give at most ${APPEND_LIMITS.bytes} bytes at once`);
  return bytes;
}

function sizeOf(event: NewEvent): number {
  const { id, type, network, agency, theme, category, happenedAt, recordedAt, commitment, signature } = event;
  const clear = [id, type, network, agency, theme, category, happenedAt, recordedAt, commitment, signature];
  const { kid, iv, ct, tag } = event.sealed;
  const texts = [...clear, kid, iv, ct, tag];
  // Looked at together: this is done for every event of every append. The blank keeps halves of a pair apart.
  const together = texts.join(' ');
  checkText(together);
  const bytes = Buffer.byteLength(together) - texts.length + 1;
  if (bytes > APPEND_LIMITS.eventBytes)
    throw new BadAppend('EVENT_TOO_LARGE', `an event may have at most ${APPEND_LIMITS.eventBytes} bytes`);
  return bytes;
}

/** PostgreSQL keeps neither U+0000 nor half a surrogate pair; refused everywhere, so that all stores hold the same. */
function checkText(text: string): void {
  if (!text.isWellFormed() || text.includes('\0'))
    throw new BadAppend('APPEND_TEXT_NOT_STORABLE', 'remove U+0000 and unpaired surrogates from the text');
}
