import type { References } from '../journal/references.ts';
import type { ConsentBook } from './consent-book.ts';
import type { ForeignConsents } from './foreign-consents.ts';
import { ownFile } from './own-files.ts';
import { DeskProblem } from './problem.ts';
import type { ConsentShown, ProvisionShown } from './recorded-consent.ts';
import { lineOf, namedBy, provisionsInEffect } from './recorded-consent.ts';

/** What tells which consents can be withdrawn here. */
export interface WithdrawableParts {
  readonly agency: string;
  readonly references: Pick<References, 'find'>;
  readonly consents: Pick<ConsentBook, 'of'>;
  readonly foreign: Pick<ForeignConsents, 'of'>;
}

/** A provision of a consent, with the id of that consent. */
export interface OfConsent extends ProvisionShown {
  readonly consentId: string;
}

/** A consent that can be withdrawn here. */
export interface Withdrawable {
  readonly reference: string;
  readonly handle: string;
  readonly consentId: string;
  /** What a withdrawal of these provisions would end, absent: of all. */
  readonly ends: (provisionIds?: readonly string[]) => readonly OfConsent[];
}

/**
 * The consent of an address: recorded here, or by another body for this agency as the source, which may take a withdrawal of
 * its own part down. Throws `REFERENCE_UNKNOWN`, `CONSENT_UNKNOWN`.
 */
export function withdrawable(
  parts: WithdrawableParts,
  { reference: asked, consentId = '' }: Readonly<Record<string, string>>,
): Withdrawable {
  const { reference, handle } = ownFile(parts.references, asked);
  const own = parts.consents.of(reference);
  const line = lineOf(new Map(own.map((one) => [one.consentId, one])), consentId);
  const foreign = parts.foreign.of(handle, parts.agency).filter((one) => one.consentId === consentId);
  if (line.length === 0 && foreign.length === 0)
    throw new DeskProblem('CONSENT_UNKNOWN', 'list the consents with GET /desk/cases/:reference/consents');
  const ends = (provisionIds?: readonly string[]): readonly OfConsent[] => [
    ...line.flatMap((one) => endsOf(one, provisionIds)),
    ...foreign.flatMap(({ provisions }) =>
      provisions.filter((one) => provisionIds === undefined || provisionIds.includes(one.provisionId)),
    ),
  ];
  return { reference, handle, consentId, ends };
}

function endsOf(consent: ConsentShown, provisionIds: readonly string[] | undefined): readonly OfConsent[] {
  const ids = new Set(namedBy(consent, provisionIds).map(({ provisionId }) => provisionId));
  return provisionsInEffect(consent)
    .filter(({ provisionId }) => ids.has(provisionId))
    .map((one) => ({ ...one, consentId: consent.consentId }));
}
