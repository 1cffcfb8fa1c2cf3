import type { AgreementProblem } from '#agreement';
import { parseAgreement } from '#agreement';
import type { Rejection } from '#decider';
import type { Sealer } from '#ports';
import type { Registry } from '../registry.ts';
import type { RegistryCode } from '../rejection.ts';
import type { AdoptAgreementOrder } from './adopt-agreement.decide.ts';
import { adoptAgreement } from './adopt-agreement.decide.ts';

/** Reads the text of an agreement and puts it to the rule of adoption; answered with nothing, with its faults, or with the reason why not. */
export async function adopt(
  registry: Registry,
  sealer: Pick<Sealer, 'verifyDetached'>,
  { network, document, signatures, tables = [] }: Omit<AdoptAgreementOrder, 'agreement'>,
): Promise<readonly AgreementProblem[] | Rejection<RegistryCode> | undefined> {
  const agreement = parseAgreement(document);
  if (Array.isArray(agreement)) return agreement;
  const order = { network, agreement, document, signatures, tables };
  return registry.record(network, (state, at) =>
    adoptAgreement(order, state, at, {
      read: (adopted) => registry.agreementIn(adopted),
      signed: (...proof) => sealer.verifyDetached(...proof),
    }),
  );
}
