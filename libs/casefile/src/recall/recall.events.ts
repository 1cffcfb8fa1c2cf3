import {
  ArrayMinSize,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  ValidateNested,
} from 'class-validator';
import type { RecallNotice } from '#catalogue';
import type { Event } from '#decider';

const kinds: readonly RecallNotice['kind'][] = [
  'stop-using',
  'erase',
  'restrict',
  'restriction-lifted',
  'rectified',
];

/** A recipient is told what it must do with events that it received; why is nobody's business but the hub's (`cause`). */
export class RecallOpened {
  @IsString() recall!: string;
  @IsString() recipient!: string;
  /** Whose events they are: each sender's are recalled on their own. */
  @IsString() sender!: string;
  /** The recipient's handle of the case; where it has none, or none any more, the id of the first event. */
  @IsString() handle!: string;
  @ArrayMinSize(1) @IsString({ each: true }) eventIds!: readonly string[];
  @IsIn(kinds) kind!: RecallNotice['kind'];
  /** Id of the fact or erasure that caused it. */
  @IsString() cause!: string;
}

/** A recipient named in a consent that ended never had anything under it: nobody has to answer. */
export class RecallNotNeeded {
  @IsString() recall!: string;
  @IsString() recipient!: string;
  @IsString() sender!: string;
  @IsIn(kinds) kind!: RecallNotice['kind'];
  @IsString() cause!: string;
}

/** The recipient was reminded. */
export class RecallReminded {
  @IsString() recall!: string;
  /** From 1 on. */
  @IsInt() nth!: number;
}

/** The officers of these controllers were told that an answer is overdue. */
export class RecallEscalated {
  @IsString() recall!: string;
  @ArrayMinSize(1) @IsString({ each: true }) controllers!: readonly string[];
}

/** What became of some of the recalled events, as the recipient says. */
export class PartAnswered {
  @ArrayMinSize(1) @IsString({ each: true }) eventIds!: readonly string[];
  @IsIn(['stopped', 'erased', 'kept', 'impossible']) outcome!: 'stopped' | 'erased' | 'kept' | 'impossible';
  @IsOptional() @IsString() paragraph?: string;
  @IsOptional() @IsString() until?: string;
  /** The adapter itself did it and answered. */
  @IsBoolean() automatic!: boolean;
}

/** The recipient's answer: the proof that stays when everything else about the recall is gone. */
export class RecallAnswered {
  @IsString() by!: string;
  @IsString() recall!: string;
  @ArrayMinSize(1) @ValidateNested({ each: true }) parts!: readonly PartAnswered[];
  @IsOptional() @IsString() staff?: string;
}

/** A later recall says otherwise of some of the events: nobody has to answer this one for them any more. */
export class RecallOvertaken {
  @IsString() recall!: string;
  @ArrayMinSize(1) @IsString({ each: true }) eventIds!: readonly string[];
  /** Id of the later recall. */
  @IsString() by!: string;
}

/** Every recalled event is answered for, or overtaken; the rest is what stays readable of an erasure's recall. */
export class RecallClosed {
  @IsString() recall!: string;
  @IsString() recipient!: string;
  @IsString() sender!: string;
  @IsIn(kinds) kind!: RecallNotice['kind'];
  @IsISO8601() openedAt!: string;
  /** How many events it was about. */
  @IsInt() events!: number;
  /** For how many of them a later recall stands; absent for none. */
  @IsOptional() @IsInt() overtaken?: number;
}

/** Every fact of a recall's stream, with the class its content must satisfy. */
export const recallFacts = {
  RecallOpened,
  RecallNotNeeded,
  RecallReminded,
  RecallEscalated,
  RecallAnswered,
  RecallOvertaken,
  RecallClosed,
} as const;

/** The name of a fact of a recall, as in the store's `type` column. */
export type RecallFactType = keyof typeof recallFacts;

/** A fact of a recall's stream. */
export type RecallFact = {
  [T in RecallFactType]: Event<T, InstanceType<(typeof recallFacts)[T]>>;
}[RecallFactType];
