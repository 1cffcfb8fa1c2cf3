import type { ChangeProposed } from './decision.events.ts';
import type { AdoptedVersion } from './steer.decide.ts';

/** A version of the agreement, and the instant from which it is in force. */
export interface VersionShown {
  readonly version: number;
  readonly from: string;
}

/** From which version the changes of a proposal are told, and which other one was adopted last. */
export interface Compared {
  /** Absent where no version was in force. */
  readonly comparedWith?: VersionShown;
  /** Adopted last, and not the one compared with: what it changed and the proposal does not name would be taken back by it. It may have been adopted before the proposal, which then named an older one or none. */
  readonly overtakenBy?: VersionShown;
}

/** With which of the adopted versions, oldest first, a proposal was compared. What does not say so was compared with the one in force when it was signed. What is settled (adopted, or taken back) takes nothing back any more. */
export function comparedIn(
  { at, comparedWith: hash }: Pick<ChangeProposed, 'at' | 'comparedWith'>,
  adopted: readonly AdoptedVersion[],
  isSettled: boolean,
): Compared {
  const compared =
    hash === undefined
      ? // But for the first, none begins before it is adopted: what had begun by then was adopted by then.
        adopted.findLast(({ from }) => from <= at)
      : adopted.find((one) => one.hash === hash);
  if (compared === undefined) return {};
  const newest = adopted.at(-1);
  const isOvertaken = !isSettled && newest !== undefined && newest.hash !== compared.hash;
  return { comparedWith: shown(compared), ...(isOvertaken && { overtakenBy: shown(newest) }) };
}

function shown({ version, from }: AdoptedVersion): VersionShown {
  return { version, from };
}
