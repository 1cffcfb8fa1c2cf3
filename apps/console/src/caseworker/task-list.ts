import type { Text } from '../page/text.ts';
import type { LimitTold } from './chains.ts';
import type { PlanTask } from './plans.ts';
import type { ConflictNamed } from './conflicts.ts';

interface Common {
  /** The own number; absent where it cannot be told any more. */
  readonly reference?: string;
}

/** An own event of which a clerk decides whether it is told (§ 67d(1) SGB X). */
export interface DecisionTask extends Common {
  readonly eventId: string;
  readonly title: Text;
  readonly happenedAt?: string;
  readonly since: string;
  readonly rows: readonly {
    readonly rowId: string;
    readonly recipientName: Text;
    readonly purpose: string;
    readonly paragraph?: Text;
  }[];
}

/** Another agency asks. */
export interface InformationTask extends Common {
  readonly request: string;
  readonly byName: Text;
  readonly title: Text;
  readonly since: string;
}

/** Something that was received is not to be used any more, or to be marked. */
export interface RecallTask extends Common {
  readonly recall: string;
  readonly kind: 'stop-using' | 'erase' | 'restrict' | 'restriction-lifted' | 'rectified';
  readonly openedAt: string;
  readonly dueAt: string;
  readonly reminders: number;
  readonly open: number;
}

/** The own controller's part of a request of the person. */
export interface RightTask extends Common {
  readonly request: string;
  readonly kind: string;
  readonly receivedAt: string;
  readonly dueAt: string;
  readonly state: string;
  readonly isOverdue: boolean;
}

/** Own entries that are disputed; who says so is not told. */
export interface DisputeTask extends Common {
  readonly dispute: string;
  readonly entries: readonly { readonly id: string; readonly title: Text; readonly happenedAt?: string }[];
  readonly since: string;
}

/** A consent that another body took down for this agency as the source. */
export interface ConsentTask extends Common {
  readonly consentId: string;
  readonly recordedBy: string;
  readonly recordedByName: Text;
  readonly provisions: readonly {
    readonly recipients: readonly string[];
    readonly purposes: readonly string[];
    readonly validUntil: string;
  }[];
  readonly since: string;
}

/** What a source ended of a consent that was taken down here. */
export interface EndedTask extends Common {
  readonly consentId: string;
  readonly recordedBy: string;
  readonly at: string;
  readonly how: 'withdrawn' | 'invalidated';
}

/** A step of a service chain that the own agency must take or see to. */
export interface DeadlineTask extends Common {
  readonly chain: { readonly id: string; readonly titles: Text };
  readonly milestone: { readonly id: string; readonly titles: Text };
  /** What ends soon or has ended, the first of it first. */
  readonly limits: readonly LimitTold[];
  readonly since: string;
  readonly dueAt: string;
}

/** One of which the own agency took note, and which is not over: nothing waits, but it stands. */
export interface AcknowledgedTask extends Omit<ConflictTask, 'since'> {
  readonly state: 'ahead' | 'standing';
  readonly acknowledgedAt: string;
}

/** Two entries that conflict, on which the own agency has not said anything yet. */
export interface ConflictTask extends Common, ConflictNamed {
  readonly title: Text;
  readonly sentence: Text;
  readonly since: string;
}

type PromiseTask = Extract<PlanTask, { kind: 'promise' }>;
type WishTask = Extract<PlanTask, { kind: 'wish' }>;
type HandoverTask = Extract<PlanTask, { kind: 'handover' }>;
type HandoverBackTask = Extract<PlanTask, { kind: 'handover-back' }>;

/** What `GET /desk/tasks` answers. */
export interface TasksTold {
  readonly at: string;
  readonly decisions: readonly DecisionTask[];
  readonly information: readonly InformationTask[];
  readonly recalls: readonly RecallTask[];
  readonly rights: readonly RightTask[];
  readonly disputes: readonly DisputeTask[];
  readonly consents: readonly ConsentTask[];
  readonly ended: readonly EndedTask[];
  readonly deadlines: readonly DeadlineTask[];
  readonly conflicts: readonly ConflictTask[];
  readonly acknowledged: readonly AcknowledgedTask[];
  readonly plan: readonly PlanTask[];
}

/** One task of the one list, with since when it waits and by when it is due, if by any day. */
export type Task = {
  /** Stays the same from one reading to the next. */
  readonly key: string;
  readonly reference?: string;
  readonly since: string;
  readonly dueAt?: string;
  readonly isOverdue: boolean;
} & (
  | { readonly kind: 'decision'; readonly about: DecisionTask }
  | { readonly kind: 'information'; readonly about: InformationTask }
  | { readonly kind: 'recall'; readonly about: RecallTask }
  | { readonly kind: 'right'; readonly about: RightTask }
  | { readonly kind: 'dispute'; readonly about: DisputeTask }
  | { readonly kind: 'consent'; readonly about: ConsentTask }
  | { readonly kind: 'ended'; readonly about: EndedTask }
  | { readonly kind: 'deadline'; readonly about: DeadlineTask }
  | { readonly kind: 'conflict'; readonly about: ConflictTask }
  | { readonly kind: 'promise'; readonly about: PromiseTask }
  | { readonly kind: 'wish'; readonly about: WishTask }
  | { readonly kind: 'handover'; readonly about: HandoverTask }
  | { readonly kind: 'handover-back'; readonly about: HandoverBackTask }
);

/** All lists in one: what is overdue first, then by how long it waits. */
export function taskList(told: TasksTold): readonly Task[] {
  return allOf(told)
    .map((task) => ({ ...task, isOverdue: task.dueAt !== undefined && task.dueAt < told.at }))
    .toSorted(
      (one, other) =>
        Number(other.isOverdue) - Number(one.isOverdue) ||
        one.since.localeCompare(other.since) ||
        one.key.localeCompare(other.key),
    );
}

type Undated<Any> = Any extends Task ? Omit<Any, 'isOverdue'> : never;

function allOf(told: TasksTold): readonly Undated<Task>[] {
  return [
    ...told.decisions.map(
      (about) => ({ kind: 'decision', about, ...common(about, about.eventId, about.since) }) as const,
    ),
    ...told.information.map(
      (about) => ({ kind: 'information', about, ...common(about, about.request, about.since) }) as const,
    ),
    ...told.recalls.map(
      (about) =>
        ({
          kind: 'recall',
          about,
          ...common(about, about.recall, about.openedAt),
          dueAt: about.dueAt,
        }) as const,
    ),
    ...told.rights.map(
      (about) =>
        ({
          kind: 'right',
          about,
          ...common(about, about.request, about.receivedAt),
          dueAt: about.dueAt,
        }) as const,
    ),
    ...told.disputes.map(
      (about) => ({ kind: 'dispute', about, ...common(about, about.dispute, about.since) }) as const,
    ),
    ...told.consents.map(
      (about) =>
        ({
          kind: 'consent',
          about,
          ...common(about, `${about.recordedBy}-${about.consentId}`, about.since),
        }) as const,
    ),
    ...told.ended.map(
      (about) =>
        ({ kind: 'ended', about, ...common(about, `${about.consentId}-${about.at}`, about.at) }) as const,
    ),
    ...told.deadlines.map(
      (about) =>
        ({
          kind: 'deadline',
          about,
          ...common(about, `${about.chain.id}-${about.milestone.id}`, about.since),
          dueAt: about.dueAt,
        }) as const,
    ),
    ...told.plan.map(planTask),
    ...told.conflicts.map(
      (about) =>
        ({
          kind: 'conflict',
          about,
          ...common(about, [about.rule, ...about.entries].join('-'), about.since),
        }) as const,
    ),
  ];
}

/** Everything of a plan is one line, by what it is about. */
function planTask(about: PlanTask): Undated<Task> {
  const id = (what: string): string => `${about.kind}-${what}`;
  switch (about.kind) {
    case 'promise':
      return {
        kind: 'promise',
        about,
        ...common(about, id(about.step.id), about.since),
        ...(about.dueAt !== undefined && { dueAt: about.dueAt }),
      };
    case 'wish':
      return { kind: 'wish', about, ...common(about, id(about.wish.wish), about.since) };
    case 'handover-back':
      return { kind: 'handover-back', about, ...common(about, id(about.handover.to.id), about.since) };
    case 'handover':
    default:
      return { kind: 'handover', about, ...common(about, id(about.handover.from.id), about.since) };
  }
}

/** A request of one file may be on the desk in another one too. */
function common({ reference }: Common, id: string, since: string) {
  return { key: `${reference ?? ''}-${id}`, since, ...(reference !== undefined && { reference }) };
}

/** How many whole days something has waited. */
export function daysSince(since: string, at: string): number {
  return Math.max(0, Math.floor((Date.parse(at) - Date.parse(since)) / 86_400_000));
}
