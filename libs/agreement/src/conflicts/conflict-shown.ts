import type { Titles } from '#catalogue';

/** Two entries that conflict under a rule, as far as one viewer sees them. */
export interface ConflictShown {
  /** Id of the rule. */
  readonly rule: string;
  readonly titles: Titles;
  readonly paragraph?: string;
  /** Ids of the entries, in the order of the rule's sides; of two of a kind the older one first. */
  readonly entries: readonly [string, string];
  /** `ahead`: one of the two is still to begin; `over`: one of them ended. */
  readonly state: 'ahead' | 'standing' | 'over';
  /** First day (German) on which they are at the same time; absent where it is not shown. */
  readonly since?: string;
  /** First day on which they no longer are; a planned end may lie ahead. */
  readonly until?: string;
  /** The person disputes what one of the entries says (§ 84(2) SGB X). */
  readonly disputed?: true;
  readonly sentence: Titles;
}
