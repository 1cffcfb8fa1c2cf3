import type { Text } from '../page/text.ts';

/** An agency in a plan, with the function that one turns to. */
export interface AgencyTold {
  readonly id: string;
  readonly titles: Text;
  readonly isOwn: boolean;
  readonly contactFunction?: string;
}

/** What one side has to do until when. */
export interface StepTold {
  readonly id: string;
  readonly title: Text;
  readonly agency: AgencyTold;
  readonly by: 'person' | 'agency';
  /** Code of an agreed step. */
  readonly step?: string;
  /** What is entered as done, so that this is: the code of an agreed step, `first-meeting`, `next-review`. */
  readonly doneAs: string;
  readonly goal?: Text;
  /** A day, `YYYY-MM-DD`. */
  readonly until?: string;
  readonly state: 'open' | 'overdue' | 'missed' | 'done';
  readonly overdueDays?: number;
  readonly done?: { readonly title: Text; readonly agency: AgencyTold; readonly on?: string };
}

/** A wish of the person and its answer. */
export interface WishTold {
  readonly wish: string;
  readonly title: Text;
  readonly since?: string;
  readonly openDays?: number;
  /** Absent where the person said it to this agency on the own page. */
  readonly recordedBy?: AgencyTold;
  readonly answer?: {
    readonly title: Text;
    readonly agency: AgencyTold;
    readonly on?: string;
    readonly until?: string;
  };
}

/** An offer to hand the case over. */
export interface HandoverTold {
  readonly from: AgencyTold;
  readonly to: AgencyTold;
  readonly ground?: Text;
  readonly offeredOn?: string;
  readonly handoverOn?: string;
  readonly state: 'offered' | 'accepted' | 'declined' | 'lapsed';
  readonly inChargeFrom?: string;
  readonly declinedFor?: Text;
  /** The day on which it was declined, or from which it counts as lapsed. */
  readonly endedOn?: string;
  /** The last own word, offer or answer, is not known to be recorded: it is held (`hasLeft`: not for the first time), or under way to the hub. */
  readonly unsent?: {
    readonly state: 'held' | 'waiting';
    readonly code?: string;
    readonly reason: string;
    readonly hasLeft?: boolean;
  };
}

/** What `GET /desk/cases/:reference/plan` answers. */
export interface PlanTold {
  readonly managers: readonly {
    readonly id: string;
    readonly agency: AgencyTold;
    readonly form?: Text;
    readonly spheres: readonly Text[];
    readonly on?: string;
  }[];
  readonly plans: readonly {
    readonly id: string;
    readonly agency: AgencyTold;
    readonly title: Text;
    readonly goals: readonly Text[];
    readonly on?: string;
  }[];
  readonly steps: readonly StepTold[];
  readonly wishes: readonly WishTold[];
  readonly handovers: readonly HandoverTold[];
}

/** What of the plan waits for this agency. */
export type PlanTask = { readonly reference: string; readonly since: string } & (
  | { readonly kind: 'promise'; readonly dueAt?: string; readonly step: StepTold }
  | { readonly kind: 'wish'; readonly wish: WishTold }
  | { readonly kind: 'handover'; readonly handover: HandoverTold }
  | { readonly kind: 'handover-back'; readonly handover: HandoverTold }
);

/** Whether there is nothing to show. */
export function isEmpty({ managers, plans, steps, wishes, handovers }: PlanTold): boolean {
  return [managers, plans, steps, wishes, handovers].every((part) => part.length === 0);
}

const casework = (name: string): string => `de.wegmarke.casework.${name}.v1`;

/** Which types this agency enters for a plan. */
export const planTypes = {
  answer: casework('wish-answered'),
  accept: casework('handover-accepted'),
  decline: casework('handover-declined'),
  done: casework('step-done'),
  missed: casework('step-missed'),
  offer: casework('handover-offered'),
  managers: casework('managers-assigned'),
  closed: 'de.wegmarke.entry.case-closed.v1',
} as const;

/** Where an event is entered, by whom and when; the key is new for each. */
export interface Entering {
  readonly key: string;
  readonly reference: string;
  readonly at: string;
}

/** The event by which a wish is answered. */
export function wishAnswer({ key, reference, at }: Entering, wish: string, answer: string) {
  return { key, reference, type: planTypes.answer, happenedAt: at, data: { wish, answer } };
}

/** The event by which a handover is accepted. */
export function acceptance({ key, reference, at }: Entering, { from }: HandoverTold) {
  return { key, reference, type: planTypes.accept, happenedAt: at, data: { from: from.id } };
}

/** The event by which a handover is declined. */
export function refusal({ key, reference, at }: Entering, { from }: HandoverTold, ground: string) {
  return { key, reference, type: planTypes.decline, happenedAt: at, data: { from: from.id, ground } };
}

/** The event by which a step of the own agency is done. */
export function stepDone({ key, reference, at }: Entering, step: string) {
  return { key, reference, type: planTypes.done, happenedAt: at, data: { step } };
}
