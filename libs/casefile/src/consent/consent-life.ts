import type { ReadEvent } from '../case.events.ts';
import type { ConsentChange } from './consent-chain.ts';
import { chained } from './consent-chain.ts';
import type { Consent } from './consents.ts';
import {
  withAmendment,
  withConsent,
  withInvalidation,
  withLostConsent,
  withLostNarrowing,
  withObjection,
  withReconfirmation,
  withRefusal,
  withRequest,
  withWithdrawal,
} from './consents.ts';

/** Before everything: what is superseded at an unknown instant counts at none. */
const ALWAYS = '0000-01-01T00:00:00.000Z';

/** The consents of a case after an event; other events leave them as they are. */
export function consentsAfter(consents: readonly Consent[], event: ReadEvent): readonly Consent[] {
  return isConsentChange(event) ? chained(consents, changed(consents, event), event) : consents;
}

function isConsentChange(event: ReadEvent): event is ConsentChange {
  return event.type === 'FactLost' || event.type.startsWith('Consent');
}

function changed(consents: readonly Consent[], event: ConsentChange): readonly Consent[] {
  switch (event.type) {
    case 'ConsentRequested':
      return withRequest(consents, event.data);
    case 'ConsentGiven':
      return withConsent(consents, event.data, event.stored?.recordedAt ?? ALWAYS);
    case 'ConsentRefused':
      return withRefusal(consents, event.data);
    case 'ConsentReconfirmed':
      return withReconfirmation(consents, event.data);
    case 'ConsentAmended':
      return withAmendment(consents, event.data);
    case 'ConsentWithdrawn':
      return withWithdrawal(consents, event.data);
    case 'ConsentInvalidated':
      return withInvalidation(consents, event.data);
    case 'ConsentObjected':
      return withObjection(consents, event.data);
    default:
      return withoutConsentFact(consents, event.data);
  }
}

/**
 * What gave goes with its fact, but it may have superseded others of its author. What narrowed, or may have, is taken to
 * have ended all that its author could end: a confirmation may have bound the consent to a representative.
 */
function withoutConsentFact(
  consents: readonly Consent[],
  { fact, agency, recordedAt }: Extract<ConsentChange, { type: 'FactLost' }>['data'],
): readonly Consent[] {
  switch (fact) {
    case 'ConsentGiven':
      return withLostConsent(consents, agency, recordedAt);
    case 'ConsentAmended':
    case 'ConsentReconfirmed':
    case 'ConsentInvalidated':
      return consents.map((one) =>
        one.recordedBy === agency ? (withLostNarrowing([one], agency, recordedAt)[0] ?? one) : one,
      );
    case 'ConsentWithdrawn':
    case 'ConsentObjected':
      return withLostNarrowing(consents, agency, recordedAt);
    default:
      return consents;
  }
}
