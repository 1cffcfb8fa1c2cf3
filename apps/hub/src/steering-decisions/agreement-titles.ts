import type { Agreement } from '#agreement';
import type { Titles } from '#catalogue';

/** What people call the items of an agreement, by the part they stand in (as a change names it) and their id. */
export type AgreementTitles = Readonly<Record<string, Readonly<Record<string, Titles>>>>;

/** The titles of those parts whose items have any. */
export function agreementTitles({
  parties,
  chains,
  conflicts,
  competence,
  steering,
}: Agreement): AgreementTitles {
  return {
    parties: Object.fromEntries(parties.map(({ agency, titles }) => [agency, titles])),
    chains: byId(chains),
    conflicts: byId(conflicts),
    competence: byId(competence),
    steering: byId(steering?.steps),
  };
}

function byId(
  items: readonly { readonly id: string; readonly titles: Titles }[] = [],
): Readonly<Record<string, Titles>> {
  return Object.fromEntries(items.map(({ id, titles }) => [id, titles]));
}
