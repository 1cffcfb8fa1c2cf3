import { IsArray, IsISO8601, IsObject, IsOptional, IsString, validateSync } from 'class-validator';
import type { Event, Upcasts } from '#decider';
import type { PublicKeys } from '#ports';

/** An agency takes part in the network, with these keys from here on. */
export class AgencyRegistered {
  @IsString() agency!: string;
  @IsObject() keys!: PublicKeys;
  /** Public key of its account at the broker (NKey). */
  @IsString() brokerKey!: string;
}

/** One party's signature (detached JWS) under an agreement, over what `adoptionStatement` says of it. */
export interface AdoptionSignature {
  readonly agency: string;
  readonly signature: string;
}

/** The parties adopted an agreement; `document` is its text, word for word. The first of a network is its operator's and unsigned. */
export class AgreementAdopted {
  @IsString() hash!: string;
  @IsString() document!: string;
  @IsISO8601() effectiveFrom!: string;
  @IsOptional() @IsArray() @IsObject({ each: true }) signatures?: readonly AdoptionSignature[];
}

/** Every fact of a registry stream with the class its content must satisfy. A fact is one only by being listed here. */
export const registryFacts = { AgencyRegistered, AgreementAdopted } as const;

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
