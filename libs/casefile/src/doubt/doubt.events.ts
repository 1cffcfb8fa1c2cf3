import { ArrayMinSize, IsISO8601, IsString } from 'class-validator';

/**
 * What an agency's key signed since it was stolen is in doubt. Envelopes are all that was signed (events, consents, links,
 * clearances, requests ...), events those among them that others may be told.
 */
export class EntriesDoubted {
  @IsString() agency!: string;
  /** The stolen key. */
  @IsString() kid!: string;
  /** Id of the revocation that puts it in doubt. */
  @IsString() revocation!: string;
  /** The instant of the revocation. */
  @IsISO8601() at!: string;
  @IsString({ each: true }) eventIds!: readonly string[];
  @ArrayMinSize(1) @IsString({ each: true }) envelopeIds!: readonly string[];
}

/** The agency said which of what is in doubt it did itself, and which it did not. */
export class DoubtSettled {
  @IsString() agency!: string;
  /** Ids of envelopes that count again. */
  @IsString({ each: true }) confirmed!: readonly string[];
  /** Ids of envelopes that stay out for ever. */
  @IsString({ each: true }) disowned!: readonly string[];
  @IsString() staff!: string;
}

/** The facts of this file, each with the class its content must satisfy. */
export const doubtFacts = { EntriesDoubted, DoubtSettled } as const;
