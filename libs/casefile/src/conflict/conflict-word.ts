import type { ConflictAnswer } from '#catalogue';
import type { ReadEvent } from '../case.events.ts';
import type { Doubts, Resting } from '../doubt/doubt.ts';
import { doubtedIn, restingOn, restsOnDoubted } from '../doubt/doubt.ts';
import type { ConflictAcknowledged, ConflictResolved } from './conflict.events.ts';

/** What an agency said last of a conflict, and on which envelope that rests. */
export interface ConflictWord extends ConflictAnswer, Resting {}

/** What of a case the words on its conflicts are found in. */
interface Words {
  readonly conflicts: readonly ConflictWord[];
  readonly doubts: Doubts;
}

/** Whose word it is, and on what. */
type WordNamed = Pick<ConflictWord, 'by' | 'rule' | 'entries'>;

/** The last word of each agency on each conflict after a fact, the latest at the end; any other fact leaves them as they are. */
export function conflictsAfter(words: readonly ConflictWord[], event: ReadEvent): readonly ConflictWord[] {
  if (event.type === 'ConflictAcknowledged') return withWord(words, wordOf(event.data, event));
  if (event.type !== 'ConflictResolved') return words;
  return withWord(words, { ...wordOf(event.data, event), outcome: event.data.outcome });
}

/** What this agency itself said last of conflicts between these entries; nothing that a stolen key said. What others said is not its to know (C8). */
export function ownWordsAmong(
  { conflicts, doubts }: Words,
  agency: string,
  shown: ReadonlySet<string>,
): readonly ConflictAnswer[] {
  const doubted = doubtedIn(doubts);
  return conflicts
    .filter((word) => word.by === agency && word.entries.every((id) => shown.has(id)))
    .filter((word) => !restsOnDoubted(word, doubted))
    .map(({ by, rule, entries, at, outcome }) => ({ by, rule, entries, at, ...(outcome && { outcome }) }));
}

/** What an agency said last of this conflict; undefined where it said nothing, or a stolen key did. */
export function lastWordOn({ conflicts, doubts }: Words, named: WordNamed): ConflictWord | undefined {
  const word = conflicts.find((one) => isOnTheSame(one, named));
  return word && !restsOnDoubted(word, doubtedIn(doubts)) ? word : undefined;
}

function withWord(words: readonly ConflictWord[], word: ConflictWord): readonly ConflictWord[] {
  return [...words.filter((one) => !isOnTheSame(one, word)), word];
}

function isOnTheSame(one: WordNamed, { by, rule, entries }: WordNamed): boolean {
  return one.by === by && one.rule === rule && one.entries.join() === entries.join();
}

function wordOf(
  { by, rule, entries }: ConflictAcknowledged | ConflictResolved,
  event: ReadEvent,
): ConflictWord {
  return { by, rule, entries, at: event.stored?.recordedAt ?? '', ...restingOn(event) };
}
