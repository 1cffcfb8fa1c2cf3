/** Who manages the case on the side of one agency: legal spheres, never a person's name. */
export interface ManagersShown {
  readonly id: string;
  readonly agency: string;
  readonly form?: string;
  readonly spheres: readonly string[];
  readonly on?: string;
}

/** A plan that an agency agreed with the person. */
export interface AgreedPlan {
  readonly id: string;
  readonly agency: string;
  readonly plan?: string;
  readonly goals: readonly string[];
  readonly on?: string;
}

/** What one side has to do until when. */
export interface PlanStep {
  /** Id of the entry that says it. */
  readonly id: string;
  readonly type: string;
  /** Which agency recorded it: its own promise, or what it agreed with the person. */
  readonly agency: string;
  readonly by: 'person' | 'agency';
  /** Code of an agreed step; absent for what another type promises, and where it is not shown. */
  readonly step?: string;
  /** What `casework.step-done` of the same agency names, so that this counts as done; that of a meeting or a review among them. */
  readonly doneAs: string;
  readonly goal?: string;
  /** The member of the entry that names the day. */
  readonly due: string;
  readonly until?: string;
  readonly state: 'open' | 'overdue' | 'missed' | 'done';
  /** Days by which it is overdue, or has been since it was missed. */
  readonly overdueDays?: number;
  /** Type, agency and day of what was done. */
  readonly done?: { readonly type: string; readonly agency: string; readonly on?: string };
}

/** A wish of the person, and what an agency answered. */
export interface WishShown {
  readonly wish: string;
  /** When it was said or recorded for the last time. */
  readonly since?: string;
  /** Days without an answer. */
  readonly openDays?: number;
  /** The agency that recorded it; absent where the person said it on the own page. */
  readonly agency?: string;
  readonly answer?: {
    readonly agency: string;
    readonly answer?: string;
    readonly until?: string;
    readonly on?: string;
  };
}

/** An offer to hand the case over to another agency, and what became of it. */
export interface HandoverShown {
  /** Id of the offer; absent where only the answer to it is seen. */
  readonly id?: string;
  /** Id of the answer that holds; absent while there is none. */
  readonly answerId?: string;
  readonly from: string;
  readonly to: string;
  readonly ground?: string;
  readonly offeredOn?: string;
  readonly handoverOn?: string;
  readonly state: 'offered' | 'accepted' | 'declined' | 'lapsed';
  readonly inChargeFrom?: string;
  /** Why it was declined. */
  readonly declinedFor?: string;
  /** The day on which it was declined, or from which it counts as lapsed. */
  readonly endedOn?: string;
  /** Declined or lapsed: who offered it has said since how the case goes on, or another agency has accepted. */
  readonly isSeenTo?: true;
}

/** What person and agencies agreed on, as far as one viewer sees it. */
export interface PlanShown {
  readonly managers: readonly ManagersShown[];
  readonly plans: readonly AgreedPlan[];
  readonly steps: readonly PlanStep[];
  readonly wishes: readonly WishShown[];
  readonly handovers: readonly HandoverShown[];
}
