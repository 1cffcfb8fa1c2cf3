import type { Agreement } from '#agreement';
import { agreementHash } from '#agreement';
import type { Decision } from '#decider';
import type { Participants } from '../participants.ts';
import type { RegistryFact } from '../registry.events.ts';
import type { RegistryCode } from '../rejection.ts';
import { reject } from '../rejection.ts';

/** The agreement to be adopted, with the text that states it. */
export interface AdoptAgreementOrder {
  readonly network: string;
  readonly agreement: Agreement;
  readonly document: string;
}

/** An agreement is adopted once, and each begins no earlier than the one before; to adopt it again adds nothing. */
export function adoptAgreement(
  { network, agreement, document }: AdoptAgreementOrder,
  state: Participants,
): Decision<RegistryFact, RegistryCode> {
  if (agreement.network !== network) return reject('AGREEMENT_OF_ANOTHER_NETWORK');
  const hash = agreementHash(agreement);
  if (state.adopted.some((one) => one.hash === hash)) return [];
  const last = state.adopted.at(-1);
  if (last !== undefined && agreement.from < last.effectiveFrom) return reject('AGREEMENT_OUT_OF_ORDER');
  return [{ type: 'AgreementAdopted', data: { hash, document, effectiveFrom: agreement.from } }];
}
