import type { Text } from '../page/text.ts';

/** How an agency says that a conflict ended. */
export type ConflictOutcome = 'withdrawn' | 'corrected' | 'meant-so';

/** What names a conflict in its case. */
export interface ConflictNamed {
  readonly rule: string;
  readonly entries: readonly string[];
}

/** Two entries that conflict, as far as the own agency sees both. */
export interface ConflictTold {
  readonly rule: string;
  readonly titles: Text;
  readonly state: 'ahead' | 'standing' | 'over';
  readonly sentence: Text;
  readonly entries: readonly {
    readonly id: string;
    readonly title: Text;
    readonly agencyName: Text;
    readonly isOwn: boolean;
    readonly happenedAt?: string;
  }[];
  /** Recorded by the hub or on its way there. */
  readonly said?: OwnWord;
  /** The own agency's words before that one, the earliest first, as far as its adapter kept them. */
  readonly saidBefore?: readonly OwnWord[];
}

/** What the own agency said last of a conflict: how it ended, or that it took note. */
export interface OwnWord {
  readonly at: string;
  readonly outcome?: ConflictOutcome;
}

/** What `GET /desk/cases/:reference/conflicts` answers. */
export interface ConflictsTold {
  readonly conflicts: readonly ConflictTold[];
}

/** What the own agency said of a conflict, as the hub tells it with the timeline. */
export interface ConflictAnswer extends ConflictNamed, OwnWord {}

/** The own agency's last word on this conflict: what it keeps of it itself, or else what the hub told. */
export function lastWord(
  { rule, entries, said }: ConflictTold,
  answers: readonly ConflictAnswer[],
): OwnWord | undefined {
  const ids = entries.map(({ id }) => id);
  return said ?? answers.findLast((one) => one.rule === rule && one.entries.every((id) => ids.includes(id)));
}

/** What an answer with a timeline says of conflicts; nothing where it says nothing. */
export function answersIn(told: unknown): readonly ConflictAnswer[] {
  const { conflicts } = told as { readonly conflicts?: readonly ConflictAnswer[] };
  return conflicts ?? [];
}
