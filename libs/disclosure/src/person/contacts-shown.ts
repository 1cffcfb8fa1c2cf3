import type { Agreement } from '#agreement';
import { party } from '#agreement';
import type { CaseState } from '#casefile';
import type { Titles } from '#catalogue';

/** An agency to turn to: what it is there for, and which function answers; never a person's name. */
export interface ContactShown {
  readonly agency: string;
  readonly name: Titles;
  readonly mandate: Titles;
  readonly contactFunction: string;
  /** Where a person turns to with their rights. */
  readonly rightsDesk?: Titles;
}

/** The agencies that share the case, in the order of the agreement. */
export function contactsShown(state: CaseState, agreement: Agreement): readonly ContactShown[] {
  const linked = state.kind === 'open' ? Object.keys(state.links) : [];
  return agreement.parties.flatMap(({ agency }) => {
    const one = linked.includes(agency) ? party(agreement, agency) : undefined;
    if (one === undefined) return [];
    const { titles: name, mandate, contactFunction, rightsDesk } = one;
    return [{ agency, name, mandate, contactFunction, ...(rightsDesk && { rightsDesk }) }];
  });
}
