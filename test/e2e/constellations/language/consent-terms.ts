import { noticeFor } from '../../../network/notices.ts';

/** What a person agrees to, as a story tells it. */
export interface ConsentTerms {
  /** Whose entries. */
  readonly of: string;
  readonly to: readonly string[];
  readonly for: string;
  /** Short names of types; all when absent. */
  readonly types?: readonly string[];
  readonly depth?: 'fact' | 'date' | 'detail';
  /** Special categories expressly included (Art. 9 GDPR). */
  readonly special?: true;
  /** German day on which it ends; a year when absent. */
  readonly until?: string;
  /** Who speaks for a person that cannot yet, and until which day. */
  readonly guardianUntil?: string;
  /** Of a bearer of professional secrecy: the release under § 203 StGB, which is a record of its own. */
  readonly releasesSecrecy?: true;
}

const YEAR_MS = 365 * 86_400_000;

/** The payload of `consent.give` for these terms, as of an instant. */
export function consentGiven(consentId: string, terms: ConsentTerms, at: string): object {
  const { of, to, types, depth = 'detail', special = false, until, guardianUntil, releasesSecrecy } = terms;
  const validUntil = until === undefined ? new Date(Date.parse(at) + YEAR_MS).toISOString() : midnight(until);
  return {
    consentId,
    notice: noticeFor(terms.for, releasesSecrecy ? 'secrecy-release' : 'consent'),
    ...(guardianUntil === undefined
      ? { givenBy: 'person' }
      : { givenBy: 'guardian', representedUntil: midnight(guardianUntil) }),
    consequencesTold: true,
    provisions: [
      {
        provisionId: `provision-of-${consentId}`,
        form: releasesSecrecy ? 'secrecy-release' : 'consent',
        source: of,
        recipients: to,
        purposes: [terms.for],
        eventTypes: types?.map((type) => `de.wegmarke.${type}.v1`) ?? ['*'],
        depth,
        special,
        validFrom: at,
        validUntil,
      },
    ],
  };
}

function midnight(day: string): string {
  return `${day}T00:00:00.000Z`;
}
