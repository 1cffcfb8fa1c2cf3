import { ArrayMinSize, IsIn, IsISO8601, IsObject, IsOptional, IsString } from 'class-validator';
import type { Depth } from '#gate';
import { requesterChecks, rightDecisions, rightGrounds, rightKinds } from '#catalogue';

/** What a person may ask for (Art. 15 to 21 GDPR). */
export type RightKind = keyof typeof rightKinds;

/** How a controller decides on its part of a request. */
export type RightDecision = keyof typeof rightDecisions;

/** Why a controller withholds, refuses, gives back or needs longer. */
export type RightGround = keyof typeof rightGrounds;

/** The sender's clerk decided whether one event may be told to one recipient under one row (§ 67d(1) SGB X). */
export class ClerkDecided {
  @IsString() by!: string;
  @IsString() eventId!: string;
  @IsString() rowId!: string;
  @IsString() recipient!: string;
  @IsIn(['disclose', 'withhold']) decision!: 'disclose' | 'withhold';
  @IsString() staff!: string;
  /** The agreement in force when it was decided, and how deep the row went in it: what the clerk looked at. */
  @IsString() agreementHash!: string;
  @IsIn(['fact', 'date', 'detail']) depth!: Depth;
}

/** Who was asked has answered or declined a request for information; `event` is the event that says so. */
export class InformationSettled {
  @IsString() by!: string;
  @IsString() request!: string;
  @IsString() event!: string;
  @IsIn(['answered', 'declined']) how!: 'answered' | 'declined';
}

/** An agency's event took the place of an earlier one of its own (Art. 16 GDPR). */
export class EntryCorrected {
  @IsString() by!: string;
  @IsString() event!: string;
  @IsString() corrects!: string;
}

/** The person says that entries are wrong: they pass on with this note only (§ 84(2) SGB X). */
export class EntryDisputed {
  @IsString() by!: string;
  @IsString() dispute!: string;
  @ArrayMinSize(1) @IsString({ each: true }) eventIds!: readonly string[];
  @IsString() staff!: string;
}

/** A dispute is over: as far as the entries of `by` go, or altogether when `by` had taken it down. */
export class DisputeSettled {
  @IsString() by!: string;
  @IsString() dispute!: string;
  @IsIn(['corrected', 'stands-by', 'taken-back']) outcome!: 'corrected' | 'stands-by' | 'taken-back';
  @IsString() staff!: string;
}

/** The person asked for a right; each of `controllers` decides on its part until `dueAt` (Art. 12(3) GDPR). */
export class RightRequested {
  @IsString() by!: string;
  @IsString() request!: string;
  @IsIn(Object.keys(rightKinds)) kind!: RightKind;
  /** Only these events; absent: all that the controllers hold. */
  @IsOptional() @IsString({ each: true }) eventIds?: readonly string[];
  /** The row of the matrix that an objection is against. */
  @IsOptional() @IsString() rowId?: string;
  @IsISO8601() receivedAt!: string;
  @IsISO8601() dueAt!: string;
  @IsIn(Object.keys(requesterChecks)) identityCheck!: keyof typeof requesterChecks;
  @IsString() staff!: string;
  /** The controllers that the request concerned, each with its agencies that shared the case when it was recorded. */
  @IsObject() controllers!: Readonly<Record<string, readonly string[]>>;
}

/** One member of a controller's rights desk proposed how to decide on its part. */
export class DecisionProposed {
  @IsString() by!: string;
  @IsString() controller!: string;
  @IsString() request!: string;
  /** Id of the envelope that proposed. */
  @IsString() proposal!: string;
  @IsIn(Object.keys(rightDecisions)) decision!: RightDecision;
  @IsOptional() @IsIn(Object.keys(rightGrounds)) ground?: RightGround;
  /** Events left out of an access (§ 83 SGB X). */
  @IsOptional() @IsString({ each: true }) withheld?: readonly string[];
  /** The controller's events that it is about, as they were at that moment; absent: it is not about single ones. */
  @IsOptional() @IsString({ each: true }) eventIds?: readonly string[];
  @IsString() staff!: string;
}

/** Another member of the same desk confirmed what was proposed: the controller has decided its part. */
export class DecisionConfirmed {
  @IsString() by!: string;
  @IsString() controller!: string;
  @IsString() request!: string;
  @IsIn(Object.keys(rightKinds)) kind!: RightKind;
  @IsString() proposal!: string;
  @IsIn(Object.keys(rightDecisions)) decision!: RightDecision;
  @IsOptional() @IsIn(Object.keys(rightGrounds)) ground?: RightGround;
  @IsOptional() @IsString({ each: true }) withheld?: readonly string[];
  @IsOptional() @IsString({ each: true }) eventIds?: readonly string[];
  @IsString() proposedBy!: string;
  @IsString() staff!: string;
}

/** Another member of the same desk gave a proposal back. */
export class DecisionReturned {
  @IsString() by!: string;
  @IsString() controller!: string;
  @IsString() request!: string;
  @IsString() proposal!: string;
  @IsIn(Object.keys(rightGrounds)) ground!: RightGround;
  @IsString() staff!: string;
}

/** A controller takes two months longer over its part; `dueAt` is the new date (Art. 12(3) GDPR). */
export class RequestExtended {
  @IsString() by!: string;
  @IsString() controller!: string;
  @IsString() request!: string;
  @IsISO8601() dueAt!: string;
  @IsIn(Object.keys(rightGrounds)) ground!: RightGround;
  @IsString() staff!: string;
}

/** A controller may use, but no longer pass on, what its agencies recorded (Art. 18 GDPR, § 84 SGB X). */
export class ProcessingRestricted {
  @IsString() controller!: string;
  /** The controller's agencies that shared the case. */
  @IsString({ each: true }) agencies!: readonly string[];
  @IsString() request!: string;
  /** Absent: everything these agencies recorded or will record. */
  @IsOptional() @IsString({ each: true }) eventIds?: readonly string[];
  @IsISO8601() from!: string;
}

/** One member of a controller's rights desk proposed to lift a restriction; the person was told before (Art. 18(3) GDPR). */
export class LiftProposed {
  @IsString() by!: string;
  @IsString() controller!: string;
  @IsString() request!: string;
  /** Id of the envelope that proposed. */
  @IsString() proposal!: string;
  @IsISO8601() personToldAt!: string;
  @IsString() staff!: string;
}

/** A restriction is over from `at` on: `staff` proposed it, another member of the same desk confirmed. */
export class RestrictionLifted {
  @IsString() controller!: string;
  @IsString() request!: string;
  @IsString() proposal!: string;
  @IsISO8601() personToldAt!: string;
  @IsString() staff!: string;
  @IsString() confirmedBy!: string;
  @IsISO8601() at!: string;
}

/**
 * A controller's agencies tell no more, on a statutory power, what this row of the matrix told when the objection was upheld:
 * each of these types from each sender to each recipient for each purpose (Art. 21 GDPR).
 */
export class ObjectionUpheld {
  @IsString() controller!: string;
  @IsString({ each: true }) agencies!: readonly string[];
  @IsString() request!: string;
  @IsString() rowId!: string;
  @IsString({ each: true }) types!: readonly string[];
  @IsString({ each: true }) senders!: readonly string[];
  @IsString({ each: true }) recipients!: readonly string[];
  @IsString({ each: true }) purposes!: readonly string[];
  @IsISO8601() from!: string;
}

/** A controller released these events to the person (Art. 15, 20 GDPR); what is not listed stays withheld. */
export class AccessReleased {
  @IsString() controller!: string;
  @IsString() request!: string;
  @IsString({ each: true }) eventIds!: readonly string[];
}

/** The facts of this file, each with the class its content must satisfy. */
export const rightsFacts = {
  ClerkDecided,
  InformationSettled,
  EntryCorrected,
  EntryDisputed,
  DisputeSettled,
  RightRequested,
  DecisionProposed,
  DecisionConfirmed,
  DecisionReturned,
  RequestExtended,
  ProcessingRestricted,
  LiftProposed,
  RestrictionLifted,
  ObjectionUpheld,
  AccessReleased,
} as const;
