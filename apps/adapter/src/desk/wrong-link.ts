import type { Titles } from '#catalogue';
import type { Journal } from '../journal/journal.ts';
import type { KnownReference } from '../journal/references.ts';
import type { RightsAtStake } from './wrong-link-rights.ts';

/** What a preview is told from. */
export interface WrongLinkKnown {
  readonly journal: Pick<Journal, 'one' | 'all'>;
  readonly nameOf: (agency: string) => Titles;
  /** How many consents this agency took down in the file. */
  readonly consents: number;
  readonly rights: RightsAtStake;
}

const OWN = `SELECT count(*) FILTER (WHERE state = 'recorded') AS recorded, count(*) FILTER (WHERE state <> 'recorded') AS waiting
  FROM outbox WHERE handle = ? AND kind = 'event' AND state <> 'refused'`;
const CAME =
  'SELECT agency, count(*) AS n FROM news WHERE handle = ? AND type IS NOT NULL GROUP BY agency ORDER BY agency';

/**
 * What a split takes away, before it is said: the own entries that nobody is shown any more, what came from whom and is to be
 * erased here, the consents that end, what becomes of the person's requests. Of what came it knows as long as news are kept; the recall that follows names all of it.
 */
export function wrongLinkPreview(
  { reference, handle }: Pick<KnownReference, 'reference' | 'handle'>,
  { journal, nameOf, consents, rights }: WrongLinkKnown,
) {
  const own = journal.one(OWN, handle);
  const came = journal.all(CAME, handle).map(({ agency, n }) => ({ agency: String(agency), n: Number(n) }));
  return {
    reference,
    own: { recorded: Number(own?.['recorded']), waiting: Number(own?.['waiting']) },
    received: came.map(({ agency, n }) => ({ agency, agencyName: nameOf(agency), entries: n })),
    consents,
    rights,
  };
}
