import type { ConflictEntry } from './conflict-entry.ts';
import { entriesThatCount } from './conflict-entry.ts';
import type { ConflictRule } from './conflict-rule.ts';
import { conflictSentence } from './conflict-sentence.ts';
import type { ConflictShown } from './conflict-shown.ts';
import type { Span } from './span.ts';
import { areDifferent, spansOf } from './span.ts';

/**
 * What conflicts in a case, in the order of the rules, the oldest first. It is made of the visible entries and of nothing else, so that
 * it never tells of an entry that is not shown (C8), and a field that is not shown makes no conflict. `today` is a German day.
 */
export function conflictsOf(
  rules: readonly ConflictRule[],
  visible: readonly ConflictEntry[],
  today: string,
): readonly ConflictShown[] {
  const entries = entriesThatCount(visible);
  return rules.flatMap((rule) =>
    pairsOf(rule, entries)
      .flatMap(([one, other]) => conflictOf(rule, [one, other], today))
      .toSorted((one, other) => (one.since ?? '').localeCompare(other.since ?? '')),
  );
}

type Pair = readonly [Span, Span];

function pairsOf({ between }: ConflictRule, entries: readonly ConflictEntry[]): readonly Pair[] {
  const [side, against] = between;
  if (side === undefined) return [];
  const spans = spansOf(side, entries);
  if (against !== undefined) {
    const others = spansOf(against, entries);
    return spans.flatMap((one) =>
      others.filter(({ entry }) => entry.id !== one.entry.id).map((other): Pair => [one, other]),
    );
  }
  return spans.flatMap((one, at) =>
    spans
      .slice(at + 1)
      .flatMap((other): readonly Pair[] => (areDifferent(side, one, other) ? [[one, other]] : [])),
  );
}

function conflictOf(
  { id, titles, paragraph, between }: ConflictRule,
  pair: Pair,
  today: string,
): readonly ConflictShown[] {
  const time = timeOf(pair, today);
  if (time === undefined) return [];
  const [one, other] = [pair[0].entry, pair[1].entry];
  const found: Omit<ConflictShown, 'sentence'> = {
    rule: id,
    titles,
    ...(paragraph !== undefined && { paragraph }),
    entries: [one.id, other.id],
    ...time,
    ...((one.disputed ?? other.disputed) && { disputed: true }),
  };
  // Of two of a kind both have the one side there is.
  const [side, against = side] = between;
  const begun = [
    { ...pair[0], firstDay: side?.firstDay },
    { ...pair[1], firstDay: against?.firstDay },
  ] as const;
  return [{ ...found, sentence: conflictSentence(found, begun) }];
}

/** When two things are at the same time; undefined where they never are, or where it is not known that they are. */
function timeOf(
  [one, other]: Pair,
  today: string,
): Pick<ConflictShown, 'state' | 'since' | 'until'> | undefined {
  const later = shown(one.from, other.from).at(-1);
  const [until] = shown(one.until, other.until);
  if (later !== undefined && until !== undefined && until <= later) return undefined;
  const state = stateOf(later, until, today);
  const bothShown = one.from !== undefined && other.from !== undefined;
  // What has begun on an unknown day is known to be there today, not to have been there on another day.
  if (!bothShown && state === 'over') return undefined;
  const since = bothShown || state === 'ahead' ? later : undefined;
  return { state, ...(since !== undefined && { since }), ...(until !== undefined && { until }) };
}

function stateOf(
  since: string | undefined,
  until: string | undefined,
  today: string,
): ConflictShown['state'] {
  if (until !== undefined && until <= today) return 'over';
  return since !== undefined && since > today ? 'ahead' : 'standing';
}

/** Of two days those that are shown, the earlier one first. */
function shown(...days: readonly (string | undefined)[]): readonly string[] {
  return days.flatMap((day) => day ?? []).toSorted();
}
