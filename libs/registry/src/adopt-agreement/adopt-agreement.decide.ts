import type { Agreement, CompetenceText } from '#agreement';
import { adoptionStatement, changedNotices, competenceTableOf, earliestNext, signatories } from '#agreement';
import type { Decision } from '#decider';
import type { PublicJwk } from '#ports';
import type { Participants } from '../participants.ts';
import { inForceAt, participantOf, signingKeysAt } from '../participants.ts';
import type { AdoptionSignature, AgreementAdopted, RegistryFact } from '../registry.events.ts';
import type { RegistryCode } from '../rejection.ts';
import { reject } from '../rejection.ts';

/** The agreement to be adopted, with the text that states it, those of the competence tables that it names, and the parties' signatures under it. */
export interface AdoptAgreementOrder {
  readonly network: string;
  readonly agreement: Agreement;
  readonly document: string;
  readonly signatures: readonly AdoptionSignature[];
  readonly tables?: readonly CompetenceText[];
}

/** What the rule cannot do itself: read an adopted text, and check a signature (detached JWS) over a value. */
export interface AdoptionMeans {
  readonly read: (adopted: AgreementAdopted) => Agreement;
  readonly signed: (signature: string, value: unknown, keys: readonly PublicJwk[]) => boolean;
}

/**
 * The first agreement of a network is its operator's. Each later one is signed by every party of the one before and of its
 * own that takes part (who has no registered keys can neither sign nor learn anything), counts its version up, and begins no earlier than that one, and not before the delay is over which the version in
 * force sets. Who cannot sign is named in the record: it decides on paper. Of the first one nobody is named, as nobody signs it. Each table that it names must come with it, sound and unchanged. To adopt the same again adds nothing.
 */
export function adoptAgreement(
  order: AdoptAgreementOrder,
  state: Participants,
  at: string,
  means: AdoptionMeans,
): Decision<RegistryFact, RegistryCode> {
  const { network, agreement, document, signatures } = order;
  if (agreement.network !== network) return reject('AGREEMENT_OF_ANOTHER_NETWORK');
  const { hash, effectiveFrom } = adoptionStatement(agreement);
  if (state.adopted.some((one) => one.hash === hash)) return [];
  const tables = namedTables(order);
  const missing = (agreement.competence ?? [])
    .map(({ id }) => id)
    .filter((id) => !tables.some((one) => one.id === id));
  if (missing.length > 0) return reject('AGREEMENT_TABLE_MISSING', missing);
  const data = { hash, document, effectiveFrom, ...(tables.length > 0 && { tables }) };
  const last = state.adopted.at(-1);
  if (last === undefined) return [{ type: 'AgreementAdopted', data }];
  const no = refusal(order, state, at, last, means);
  if (no !== undefined) return no;
  const proofs = signatures.map(({ agency, signature }) => ({ agency, signature }));
  const onPaper = signatories(means.read(last), agreement).filter((agency) => !takesPart(state, agency));
  const who = { signatures: proofs, ...(onPaper.length > 0 && { onPaper }) };
  return [{ type: 'AgreementAdopted', data: { ...data, ...who } }];
}

/** Whoever has registered keys: nobody else can sign. */
function takesPart(state: Participants, agency: string): boolean {
  return participantOf(state, agency) !== undefined;
}

function refusal(
  { agreement, signatures }: AdoptAgreementOrder,
  state: Participants,
  at: string,
  last: AgreementAdopted,
  { read, signed }: AdoptionMeans,
) {
  const previous = read(last);
  const parties = signatories(previous, agreement);
  const needed = parties.filter((agency) => takesPart(state, agency));
  if (needed.length === 0) return reject('AGREEMENT_NOT_SIGNED', parties);
  if (signatures.length === 0) return reject('AGREEMENT_NOT_SIGNED', needed);
  if (agreement.from < last.effectiveFrom) return reject('AGREEMENT_OUT_OF_ORDER');
  if (agreement.version <= previous.version) return reject('AGREEMENT_VERSION_TAKEN');
  const changed = changedNotices(previous, agreement);
  if (changed.length > 0) return reject('AGREEMENT_NOTICE_CHANGED', changed);
  const earliest = earliestNext(read(inForceAt(state, at) ?? last), at);
  if (agreement.from < earliest) return reject('AGREEMENT_TOO_EARLY', [`not before ${earliest}`]);
  const statement = adoptionStatement(agreement);
  const missing = needed.filter((agency) => {
    const keys = signingKeysAt(participantOf(state, agency), at);
    return !signatures.some((one) => one.agency === agency && signed(one.signature, statement, keys));
  });
  return missing.length > 0 ? reject('AGREEMENT_NOT_SIGNED', missing) : undefined;
}

/** The texts of the tables that the agreement names, in its order; without any that is faulty or another one. */
function namedTables({ agreement, tables = [] }: AdoptAgreementOrder): readonly CompetenceText[] {
  return (agreement.competence ?? []).flatMap(({ id }) => {
    const text = tables.find((one) => one.id === id)?.text;
    return text === undefined || Array.isArray(competenceTableOf(agreement, id, text)) ? [] : [{ id, text }];
  });
}
