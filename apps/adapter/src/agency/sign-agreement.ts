import type { AdoptionStatement, AgreementProblem } from '#agreement';
import { adoptionStatement, parseAgreement } from '#agreement';
import type { OwnKeys } from '#jose';
import { JoseSealer } from '#jose';

/** An agency's signature under an agreement, as `wegmarke agreement adopt` takes it; `signature` is a detached JWS over the three members between. */
export interface SignedAdoption extends AdoptionStatement {
  readonly agency: string;
  readonly signature: string;
}

/** Who signs: the agency as its configuration names it, and its keys. */
export interface Signatory {
  readonly network: string;
  readonly agency: string;
  readonly keys: OwnKeys;
}

/** The agency's signature under the agreement that the text states, or the text's faults; one of another network is never signed. */
export function signAgreement(
  { network, agency, keys }: Signatory,
  text: string,
): SignedAdoption | 'AGREEMENT_OF_ANOTHER_NETWORK' | readonly AgreementProblem[] {
  const agreement = parseAgreement(text);
  if (Array.isArray(agreement)) return agreement;
  if (agreement.network !== network) return 'AGREEMENT_OF_ANOTHER_NETWORK';
  const statement = adoptionStatement(agreement);
  return { agency, ...statement, signature: new JoseSealer(keys).signDetached(statement) };
}
