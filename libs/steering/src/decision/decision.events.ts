import { IsArray, IsIn, IsISO8601, IsObject, IsOptional, IsString, validateSync } from 'class-validator';
import type { Event } from '#decider';
import type { AgreementChange, Finding, Vote, WhatIf } from './signed-act.ts';
import { votes } from './signed-act.ts';

/** A party proposed the next agreement. `statement` is in each of these facts what the party signed (compact JWS), so that a stranger can check it again. */
export class ChangeProposed {
  @IsString() proposal!: string;
  @IsString() agency!: string;
  @IsISO8601() at!: string;
  @IsObject() finding!: Finding;
  /** Hash of the proposed agreement, which the parties would sign. */
  @IsString() nextHash!: string;
  /** Hash of the adopted version from which the changes are told; absent in what was proposed before it was named. */
  @IsOptional() @IsString() comparedWith?: string;
  @IsArray() @IsObject({ each: true }) changes!: readonly AgreementChange[];
  @IsArray() @IsObject({ each: true }) whatIf!: readonly WhatIf[];
  @IsString() statement!: string;
}

/** A party decided on a proposal; a later decision of the same party takes its place, and both stay told. */
export class PartyDecided {
  @IsString() proposal!: string;
  @IsString() agency!: string;
  @IsISO8601() at!: string;
  @IsIn([...votes]) decision!: Vote;
  @IsString() reason!: string;
  @IsString() statement!: string;
}

/** A unit of a party works by the adopted agreement since a day. */
export class PutInForce {
  @IsString() proposal!: string;
  @IsString() agency!: string;
  @IsISO8601() at!: string;
  @IsString() unit!: string;
  @IsISO8601() on!: string;
  @IsString() statement!: string;
}

/** Whoever proposed it took it back. */
export class ProposalWithdrawn {
  @IsString() proposal!: string;
  @IsString() agency!: string;
  @IsISO8601() at!: string;
  @IsString() statement!: string;
}

/** Every fact of a stream of decisions with the class its content must satisfy. */
export const decisionFacts = { ChangeProposed, PartyDecided, PutInForce, ProposalWithdrawn } as const;

/** A fact of the stream in which the parties of a network decide. */
export type DecisionFact = {
  [T in keyof typeof decisionFacts]: Event<T, InstanceType<(typeof decisionFacts)[T]>>;
}[keyof typeof decisionFacts];

/** Throws when a fact's content does not satisfy its class: then the program is wrong, and nothing is stored. */
export function checkDecisionFact({ type, data }: DecisionFact): void {
  const faults = validateSync(Object.assign(new decisionFacts[type](), data), {
    whitelist: true,
    forbidNonWhitelisted: true,
  });
  const properties = faults.map(({ property }) => property).join(', ');
  if (faults.length > 0) throw new TypeError(`${type} must not be stored like this: ${properties}`);
}
