import {
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  validateSync,
} from 'class-validator';
import type { Event, Upcasts } from '#decider';
import type { CompetenceText } from '#agreement';
import type { PublicKeys } from '#ports';

/** An agency takes part in the network, with these keys from here on. */
export class AgencyRegistered {
  @IsString() agency!: string;
  @IsObject() keys!: PublicKeys;
  /** Public key of its account at the broker (NKey). */
  @IsString() brokerKey!: string;
}

/** From here on the agency has these keys; those that they replace are usable until the end of the overlap. Who let them in is what a theft is followed up by. */
export class AgencyKeysRotated {
  @IsString() agency!: string;
  @IsObject() keys!: PublicKeys;
  /** Only when it changes too. */
  @IsOptional() @IsString() brokerKey?: string;
  @IsArray() @IsString({ each: true }) retiredKids!: readonly string[];
  @IsISO8601() overlapUntil!: string;
  /** Key id of the agency's own key that stood behind them; absent when the operator approved them. */
  @IsOptional() @IsString() endorsedBy?: string;
  @IsISO8601() at!: string;
  @IsIn(['agency', 'operator']) by!: 'agency' | 'operator';
}

/** A key of an agency counts nowhere any more. What was signed before stays signed; of a compromised key, what was recorded since is in doubt. */
export class AgencyKeyRevoked {
  @IsString() agency!: string;
  @IsString() kid!: string;
  @IsString() revocation!: string;
  @IsIn(['retired', 'compromised']) ground!: 'retired' | 'compromised';
  @IsOptional() @IsISO8601() compromisedSince?: string;
  @IsISO8601() at!: string;
  @IsIn(['agency', 'operator']) by!: 'agency' | 'operator';
}

/** Every case with entries of the compromised key has been told that they are in doubt. */
export class KeyRevocationCompleted {
  @IsString() agency!: string;
  @IsString() revocation!: string;
  @IsInt() cases!: number;
  @IsInt() entries!: number;
  @IsISO8601() at!: string;
}

/** One party's signature (detached JWS) under an agreement, over what `adoptionStatement` says of it. */
export interface AdoptionSignature {
  readonly agency: string;
  readonly signature: string;
}

/** The parties adopted an agreement; `document` is its text, word for word. The first of a network is its operator's and unsigned. `tables` are the competence tables that it names, word for word; absent where it names none, and in what was adopted before they were recorded. `onPaper` are the parties of the version before and of this one that held no registered keys, so that they decide outside the record; absent where all did, in the first adoption, under which nobody signs, and in what was adopted before they were named: absent does not say that nobody decided on paper. */
export class AgreementAdopted {
  @IsString() hash!: string;
  @IsString() document!: string;
  @IsISO8601() effectiveFrom!: string;
  @IsOptional() @IsArray() @IsObject({ each: true }) signatures?: readonly AdoptionSignature[];
  @IsOptional() @IsArray() @IsString({ each: true }) onPaper?: readonly string[];
  @IsOptional() @IsArray() @IsObject({ each: true }) tables?: readonly CompetenceText[];
}

/** Every fact of a registry stream with the class its content must satisfy. A fact is one only by being listed here. */
export const registryFacts = {
  AgencyRegistered,
  AgencyKeysRotated,
  AgencyKeyRevoked,
  KeyRevocationCompleted,
  AgreementAdopted,
} as const;

/** How the content of older facts becomes that of today's (see test/golden/README.md). */
export const registryUpcasts: Upcasts = {};

/** The name of a fact, as in the store's `type` column. */
export type RegistryFactType = keyof typeof registryFacts;

/** A fact of the registry stream of a network. */
export type RegistryFact = {
  [T in RegistryFactType]: Event<T, InstanceType<(typeof registryFacts)[T]>>;
}[RegistryFactType];

/** Throws when a fact's content does not satisfy its class: then the program is wrong, and nothing is stored. */
export function checkFact({ type, data }: RegistryFact): void {
  const faults = validateSync(Object.assign(new registryFacts[type](), data), {
    whitelist: true,
    forbidNonWhitelisted: true,
  });
  const properties = faults.map(({ property }) => property).join(', ');
  if (faults.length > 0) throw new TypeError(`${type} must not be stored like this: ${properties}`);
}
