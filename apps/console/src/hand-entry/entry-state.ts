import { heldWords } from '../page/held-words.ts';
import type { Text } from '../page/text.ts';
import type { Entry } from './entries.ts';
import { words } from './words.ts';

const STATES: Readonly<Record<NonNullable<Entry['state']>, Text>> = {
  ready: words.stateReady,
  sent: words.stateSent,
  recorded: words.stateRecorded,
  held: words.stateHeld,
  refused: words.stateRefused,
  withdrawn: words.stateWithdrawn,
};

/** Where an entry stands, and why where it stays: “bleibt vorerst hier: Keine Einwilligung deckt das.” */
export function entryState(
  { state, code, reason, corrected }: Pick<Entry, 'state' | 'code' | 'reason' | 'corrected'>,
  say: (text: Text) => string,
): string {
  if (state === undefined) return '–';
  const why =
    state === 'held' ? `: ${say(heldWords(code, reason))}` : state === 'refused' ? ` (${code ?? ''})` : '';
  return `${say(STATES[state])}${why}${corrected ? `; ${say(words.correction)}` : ''}`;
}

/** What was entered by hand and has not been recorded at the hub, or not in this wording: no timeline shows that, not the own one either. */
export function onlyHere(entries: readonly Entry[]): readonly Entry[] {
  return entries.filter(({ state }) => state !== undefined && state !== 'recorded' && state !== 'withdrawn');
}
