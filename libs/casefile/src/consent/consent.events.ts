import {
  ArrayMinSize,
  Equals,
  IsBoolean,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  ValidateNested,
} from 'class-validator';
import type { Depth, Provision } from '#gate';

/** The notice on which the person decided; its hash is always there when the agreement holds the notice's text. */
export class NoticeShown {
  @IsString() id!: string;
  @IsString() version!: string;
  @IsString() language!: string;
  @IsString() channel!: string;
  /** SHA-256 of the text, base64url. */
  @IsOptional() @IsString() hash?: string;
  @IsOptional() @IsBoolean() plainLanguage?: boolean;
  @IsOptional() @IsString() interpreter?: string;
  /** SHA-256 of the signed sheet, base64url. */
  @IsOptional() @IsString() scanHash?: string;
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

/** What became of one provision in an amendment: which of its members read differently now. */
export class ProvisionChange {
  @IsString() provisionId!: string;
  @ArrayMinSize(1) @IsString({ each: true }) members!: readonly string[];
}

/** What an amendment changed against the record as it stood: provisions by their ids. */
export class ConsentDifference {
  @IsString({ each: true }) added!: readonly string[];
  @IsString({ each: true }) removed!: readonly string[];
  @ValidateNested({ each: true }) changed!: readonly ProvisionChange[];
}

/** The person was asked; the answer is open, and a consent or a refusal under the same id gives it. */
export class ConsentRequested {
  @IsString() by!: string;
  @IsString() consentId!: string;
  @ValidateNested() notice!: NoticeShown;
  @ArrayMinSize(1) @ValidateNested({ each: true }) provisions!: readonly ProvisionStated[];
}

/** The person consented; the record is the agency's that took it down (ISO/IEC TS 27560). */
export class ConsentGiven {
  @IsString() by!: string;
  @IsString() consentId!: string;
  @ValidateNested() notice!: NoticeShown;
  @IsString() givenBy!: string;
  /** When the representation by a guardian or custodian ends, and with it all that they consented to. */
  @IsOptional() @IsISO8601() representedUntil?: string;
  @IsOptional() @IsString() identityCheck?: string;
  /** The recorder's older record that counts no more from here on. */
  @IsOptional() @IsString() supersedes?: string;
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

/** The consent was confirmed: by the person come of age, by a new representative, or after a new notice. */
export class ConsentReconfirmed {
  @IsString() by!: string;
  @IsString() consentId!: string;
  @ValidateNested() notice!: NoticeShown;
  @IsString() givenBy!: string;
  @IsOptional() @IsISO8601() representedUntil?: string;
  @IsOptional() @IsString() identityCheck?: string;
}

/** These provisions take the place of all that have not been withdrawn. */
export class ConsentAmended {
  @IsString() by!: string;
  @IsString() consentId!: string;
  @ArrayMinSize(1) @ValidateNested({ each: true }) provisions!: readonly ProvisionStated[];
  @IsOptional() @ValidateNested() difference?: ConsentDifference;
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

/** Its recorder found that the consent does not count (`ground`: a code of the catalogue). Narrowing. */
export class ConsentInvalidated {
  @IsString() by!: string;
  @IsString() consentId!: string;
  @IsString() recordedBy!: string;
  @IsString() ground!: string;
  @IsISO8601() at!: string;
}

/** A source does not acknowledge what another body recorded for it: nothing in the record counts for this source any more. Narrowing. */
export class ConsentObjected {
  /** The source. */
  @IsString() by!: string;
  @IsString() consentId!: string;
  @IsString() recordedBy!: string;
  @IsString() ground!: string;
  @IsISO8601() at!: string;
}
