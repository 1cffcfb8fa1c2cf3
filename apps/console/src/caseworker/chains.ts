import type { Text } from '../page/text.ts';

/** A time limit of a step: a target of the agreement, a limit of the law, or the day on which a right lapses. */
export interface LimitTold {
  readonly kind: 'target' | 'legal' | 'lapse';
  /** Its last day, `YYYY-MM-DD`. */
  readonly due: string;
  readonly overdueDays?: number;
  readonly paragraph?: Text;
}

/** A step of a service chain in one case. */
export interface StepTold {
  readonly id: string;
  readonly titles: Text;
  readonly state: 'done' | 'passed' | 'next' | 'waiting';
  /** The day on which it was done, where that is shown. */
  readonly on?: string;
  readonly limits: readonly LimitTold[];
  readonly actors: readonly { readonly id: string; readonly titles: Text; readonly isOwn: boolean }[];
}

/** A service chain in one case. */
export interface ChainTold {
  readonly id: string;
  readonly titles: Text;
  readonly state: 'running' | 'complete' | 'ended';
  readonly endedOn?: string;
  readonly milestones: readonly StepTold[];
}

/** What `GET /desk/cases/:reference/chains` answers. */
export interface ChainsTold {
  readonly chains: readonly ChainTold[];
}

/** Steps that are shown without unfolding: more are folded away. */
const MOST_OPEN = 3;

/** What of a chain stands open and what is folded away: all of a short one; of a long one what is next, and the last that was done; of one that is over only what was done, as nothing is next. */
export function openSteps({ state, milestones }: ChainTold): {
  readonly open: readonly StepTold[];
  readonly folded: readonly StepTold[];
} {
  if (state !== 'running')
    return {
      open: [],
      folded: milestones.filter((step) => step.state === 'done' || step.state === 'passed'),
    };
  if (milestones.length <= MOST_OPEN) return { open: milestones, folded: [] };
  const last = milestones.findLast((step) => step.state === 'done');
  const open = milestones.filter((step) => step === last || step.state === 'next');
  return { open, folded: milestones };
}
