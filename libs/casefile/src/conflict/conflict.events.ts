import { ArrayMaxSize, ArrayMinSize, IsIn, IsString } from 'class-validator';

/** How a conflict ended, in the words of the agency that says so. */
export const conflictOutcomes = ['withdrawn', 'corrected', 'meant-so'] as const;

/** An agency that was shown two entries which conflict under a rule took note of it. */
export class ConflictAcknowledged {
  @IsString() by!: string;
  /** Id of the rule in the agreement of that day. */
  @IsString() rule!: string;
  /** Ids of the two entries, sorted. */
  @ArrayMinSize(2) @ArrayMaxSize(2) @IsString({ each: true }) entries!: readonly string[];
  @IsString() staff!: string;
}

/** An agency that was shown two entries which conflict under a rule said how it ended. */
export class ConflictResolved extends ConflictAcknowledged {
  @IsIn(conflictOutcomes) outcome!: (typeof conflictOutcomes)[number];
}

/** The facts of this file, each with the class its content must satisfy. */
export const conflictFacts = { ConflictAcknowledged, ConflictResolved } as const;
