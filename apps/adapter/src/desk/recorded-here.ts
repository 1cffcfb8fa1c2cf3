import type { References } from '../journal/references.ts';
import type { ConsentBook } from './consent-book.ts';
import { ownFile } from './own-files.ts';
import { DeskProblem } from './problem.ts';
import type { ConsentShown } from './recorded-consent.ts';

/** Where a consent of the desk's address stands. */
export interface RecordedHere {
  readonly reference: string;
  readonly handle: string;
  readonly consent: ConsentShown;
}

/** The consent that an address names, if this agency recorded it. Throws `REFERENCE_UNKNOWN`, `CONSENT_UNKNOWN`. */
export function recordedHere(
  {
    references,
    consents,
  }: { readonly references: Pick<References, 'find'>; readonly consents: Pick<ConsentBook, 'of'> },
  params: Readonly<Record<string, string>>,
): RecordedHere {
  const { reference, handle } = ownFile(references, params['reference']);
  const consent = consents.of(reference).find(({ consentId }) => consentId === params['consentId']);
  if (consent !== undefined) return { reference, handle, consent };
  throw new DeskProblem(
    'CONSENT_UNKNOWN',
    'only a consent that this agency recorded for this case can be changed here',
  );
}
