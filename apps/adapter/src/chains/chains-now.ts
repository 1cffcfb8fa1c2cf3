import type { ChainEntry, ChainShown, LimitShown } from '#agreement';
import { chainOf, germanDayOf, holidaysOf, paragraphInGerman } from '#agreement';
import type { Titles } from '#catalogue';
import type { Clock } from '#ports';
import type { AgreementBook } from '../hub/agreement-book.ts';

/** What chains are counted with. */
export interface ChainParts {
  readonly agreements: Pick<AgreementBook, 'current'>;
  readonly clock: Clock;
}

/** One of the actors of a milestone that is not an agency. */
export const THE_PERSON = 'the-person';

/** A time limit as people read it. */
export interface LimitTold extends Pick<LimitShown, 'kind' | 'due' | 'overdueDays'> {
  readonly paragraph?: Titles;
}

/** Counts the chains of the agreement that is held here for one case after another, on the German day of now; those that have begun. */
export function chainsNow({
  agreements,
  clock,
}: ChainParts): (entries: readonly ChainEntry[]) => readonly ChainShown[] {
  const { chains = [], land } = agreements.current()?.agreement ?? {};
  const today = germanDayOf(clock.now());
  const holidays = land === undefined ? () => false : holidaysOf(land);
  return (entries) =>
    chains
      .map((chain) => chainOf(chain, entries, today, holidays))
      .filter(({ state }) => state !== 'not-begun');
}

/** A limit with its paragraph in both languages. */
export function limitTold({ kind, due, overdueDays, paragraph }: LimitShown): LimitTold {
  return {
    kind,
    due,
    ...(overdueDays !== undefined && { overdueDays }),
    ...(paragraph !== undefined && { paragraph: { de: paragraphInGerman(paragraph), en: paragraph } }),
  };
}
