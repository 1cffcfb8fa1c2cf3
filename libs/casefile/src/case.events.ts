import {
  ArrayMinSize,
  Equals,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  ValidateNested,
} from 'class-validator';
import type { Event } from '#decider';
import type { Depth, GatedDoor, PermitRecord, Provision } from '#gate';

/** The case was opened by the agency that holds this handle. */
export class CaseOpened {
  @IsString() by!: string;
  @IsString() handle!: string;
}

/** An agency shares the case from here on, under its own pairwise handle. */
export class AgencyLinked {
  @IsString() agency!: string;
  @IsString() handle!: string;
  @IsIn(['opened', 'code', 'statutory']) way!: 'opened' | 'code' | 'statutory';
  /** Id of the accepted proposal when the way is statutory. */
  @IsOptional() @IsString() proposal?: string;
}

/** A one-time code was made for the person to carry; only its hash is known here. */
export class LinkCodeMade {
  @IsString() by!: string;
  @IsString() codeHash!: string;
  @IsISO8601() validUntil!: string;
}

/** The code was used up. */
export class LinkCodeRedeemed {
  @IsString() by!: string;
  @IsString() codeHash!: string;
}

/** A statutory link was offered to one agency; `proposal` is the id of the event that carries the sealed number. */
export class LinkProposed {
  @IsString() by!: string;
  @IsString() recipient!: string;
  @IsString() proposal!: string;
}

/** The notice on which the person decided. */
export class NoticeShown {
  @IsString() id!: string;
  @IsString() version!: string;
  @IsString() language!: string;
  @IsString() channel!: string;
}

/** One provision as it was asked for: who may show what to whom, for what, until when. */
export class ProvisionStated {
  @IsString() provisionId!: string;
  @IsIn(['consent', 'secrecy-release']) form!: Provision['form'];
  @IsString() source!: string;
  @IsString({ each: true }) recipients!: readonly string[];
  @IsString({ each: true }) purposes!: readonly string[];
  @IsString({ each: true }) eventTypes!: readonly string[];
  @IsIn(['fact', 'date', 'detail']) depth!: Depth;
  @IsBoolean() special!: boolean;
  @IsOptional() @IsISO8601() dataFrom?: string;
  @IsOptional() @IsISO8601() dataUntil?: string;
  @IsISO8601() validFrom!: string;
  @IsISO8601() validUntil!: string;
}

/** The person consented; the record is the agency's that took it down (ISO/IEC TS 27560). */
export class ConsentGiven {
  @IsString() by!: string;
  @IsString() consentId!: string;
  @ValidateNested() notice!: NoticeShown;
  @IsString() givenBy!: string;
  /** § 67b(2) SGB X: the consequences of a refusal were told. */
  @Equals(true) consequencesTold!: true;
  @ArrayMinSize(1) @ValidateNested({ each: true }) provisions!: readonly ProvisionStated[];
}

/** The person was asked and said no. */
export class ConsentRefused {
  @IsString() by!: string;
  @IsString() consentId!: string;
  @ValidateNested() notice!: NoticeShown;
  @IsString() givenBy!: string;
  @ValidateNested({ each: true }) provisions!: readonly ProvisionStated[];
}

/** These provisions take the place of all that have not been withdrawn. */
export class ConsentAmended {
  @IsString() by!: string;
  @IsString() consentId!: string;
  @ArrayMinSize(1) @ValidateNested({ each: true }) provisions!: readonly ProvisionStated[];
}

/** The person took the consent back: all of it, one source's part, or single provisions. Narrowing, so appended whatever happened meanwhile. */
export class ConsentWithdrawn {
  @IsString() by!: string;
  @IsString() consentId!: string;
  /** Whose record it is: consent ids are unique per recorder only. */
  @IsString() recordedBy!: string;
  /** Only the provisions of this source. */
  @IsOptional() @IsString() source?: string;
  /** Only these provisions. */
  @IsOptional() @IsString({ each: true }) provisionIds?: readonly string[];
  @IsISO8601() at!: string;
}

/** An agency asked another for information about this kind of event. */
export class InformationRequested {
  @IsString() by!: string;
  @IsString() addressee!: string;
  @IsString() about!: string;
  /** Id of the event that carries the request. */
  @IsString() request!: string;
}

/** What left, or was about to: the whole decisions, so that a stranger can ask the same questions again. */
export class Released {
  @IsIn(['bell', 'claim', 'timeline']) door!: Extract<GatedDoor, 'bell' | 'claim' | 'timeline'>;
  @IsString() recipient!: string;
  @IsString() actor!: string;
  @IsOptional() @IsInt() seq?: number;
  @IsOptional() @IsInt() after?: number;
  @IsArray() @ArrayMinSize(1) decisions!: readonly PermitRecord[];
}

/** The bytes of this release did not leave in time. */
export class ReleaseAbandoned {
  @IsString() release!: string;
}

/** The whole case was erased: from here on nothing enters and nothing leaves. */
export class CaseErased {
  /** Id of the erasure, as on its tombstone. */
  @IsString() erasure!: string;
}

/** One controller's part of the case was erased, with the links of its agencies. */
export class ControllerErased {
  @IsString() erasure!: string;
  @IsString() controller!: string;
  /** The controller's agencies that shared the case. */
  @IsString({ each: true }) agencies!: readonly string[];
}

/** The keys are gone, and the key-encryption key that could still have opened old copies of them too. */
export class ErasureCompleted {
  @IsString() erasure!: string;
}

/** Every fact that the hub itself states about a case, with the class its content must satisfy. A fact is one only by being listed here. */
export const caseFacts = {
  CaseOpened,
  AgencyLinked,
  LinkCodeMade,
  LinkCodeRedeemed,
  LinkProposed,
  ConsentGiven,
  ConsentRefused,
  ConsentAmended,
  ConsentWithdrawn,
  InformationRequested,
  Released,
  ReleaseAbandoned,
  CaseErased,
  ControllerErased,
  ErasureCompleted,
} as const;

/** The name of a fact, as in the store's `type` column. */
export type CaseFactType = keyof typeof caseFacts;

/** A fact of the case stream. */
export type CaseFact = { [T in CaseFactType]: Event<T, InstanceType<(typeof caseFacts)[T]>> }[CaseFactType];

/** An agency's event as far as the hub may know it: the clear columns, never the payload. */
export interface AgencyEntry {
  readonly id: string;
  readonly type: string;
  readonly agency: string;
  readonly theme: string;
  readonly category: string;
  readonly happenedAt: string;
}

/** A fact whose content is gone, erased with its controller or run out: only its clear columns are left. */
export interface LostFact {
  readonly fact: CaseFactType;
  readonly agency: string;
  readonly recordedAt: string;
}

/** Whatever enters a case stream: an agency's event, or a fact of the hub. */
export type CaseEvent = Event<'EventRecorded', AgencyEntry> | CaseFact;

/** Whatever is read from a case stream: what entered it, or what is left of it. */
export type ReadEvent = CaseEvent | Event<'FactLost', LostFact>;

/** Whether a stored `type` is one of the hub's own facts (else it is the type of an agency's event). */
export function isCaseFactType(type: string): type is CaseFactType {
  return Object.hasOwn(caseFacts, type);
}
