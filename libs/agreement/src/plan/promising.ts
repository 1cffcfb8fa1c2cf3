import type { ReleasedEntry } from '#catalogue';

/** What of an entry a plan looks at. */
export type PlanEntry = Pick<ReleasedEntry, 'id' | 'type' | 'happenedAt' | 'agency' | 'corrects' | 'fields'>;

/** What an entry promises the person, and what becomes of it. */
export interface Promising {
  /** The member that holds the day. */
  readonly due: string;
  /** What happened when it was kept, whoever recorded it. */
  readonly keptBy: readonly string[];
  /** A later entry of these types by the same agency puts another day in its place. */
  readonly saidAnewBy: readonly string[];
  /** The next entry of the same type by the same agency keeps it: the plan was looked at again. */
  readonly isKeptByNext?: true;
  /** How a step that the same agency has done names it. */
  readonly step: string;
}

const casework = (name: string): string => `de.wegmarke.casework.${name}.v1`;
const language = (name: string): string => `de.wegmarke.language.${name}.v1`;

const STEP_DONE = casework('step-done');
const STEP_AGREED = casework('step-agreed');
const STEP_MISSED = casework('step-missed');

const start = {
  keptBy: [language('course-started')],
  saidAnewBy: [language('registered'), language('start-delayed')],
  step: 'course-start',
};

const PROMISING: Readonly<Record<string, Promising>> = {
  [language('registered')]: { due: 'plannedStart', ...start },
  [language('start-delayed')]: { due: 'newStart', ...start },
  [casework('plan-agreed')]: {
    due: 'nextReview',
    keptBy: [],
    saidAnewBy: [],
    isKeptByNext: true,
    step: 'next-review',
  },
  [casework('managers-assigned')]: {
    due: 'firstMeeting',
    keptBy: [],
    saidAnewBy: [casework('managers-assigned')],
    step: 'first-meeting',
  },
};

/** Steps that are done when something is recorded that has a type of its own. */
const HAPPENINGS: Readonly<Record<string, string>> = {
  'register-for-course': language('registered'),
  'find-course-place': language('registered'),
  'take-placement-test': language('placement-test-taken'),
  'take-part-in-course': language('course-completed'),
  'issue-voucher': language('voucher-issued'),
  'look-for-work': 'de.wegmarke.work.placement-made.v1',
  'apply-for-recognition': 'de.wegmarke.qualification.recognition-applied.v1',
  'propose-vacancies': 'de.wegmarke.work.vacancy-proposed.v1',
};

/** What an entry promises; undefined for what promises nothing, or nobody that is shown. */
export function promisingOf({ type, fields }: PlanEntry): Promising | undefined {
  // A step that is shown without whose it is would be laid at the door of whoever the list is about.
  if (isStep(type) && fields['by'] === undefined) return undefined;
  if (type === STEP_AGREED) return stepPromised(stepIn(fields), 'doneBy');
  // A step that was missed is promised anew where a new day is named.
  if (type === STEP_MISSED) return 'newDate' in fields ? stepPromised(stepIn(fields), 'newDate') : undefined;
  return PROMISING[type];
}

/** Whether what happened later is what was promised. */
export function keeps(later: PlanEntry, entry: PlanEntry, promising: Promising): boolean {
  if (promising.keptBy.includes(later.type)) return true;
  if (later.agency !== entry.agency) return false;
  if (later.type === entry.type) return promising.isKeptByNext === true;
  return later.type === STEP_DONE && stepIn(later.fields) === promising.step;
}

/** Whether what was recorded later says another day for the same. */
export function saysAnew(later: PlanEntry, entry: PlanEntry, promising: Promising): boolean {
  if (later.agency !== entry.agency || !promising.saidAnewBy.includes(later.type)) return false;
  if (later.type === STEP_MISSED && !('newDate' in later.fields)) return false;
  if (!isStep(later.type)) return true;
  const isSameSide = !isStep(entry.type) || later.fields['by'] === entry.fields['by'];
  return isSameSide && stepIn(later.fields) === promising.step;
}

function stepPromised(step: string, due: string): Promising {
  const happening = HAPPENINGS[step];
  const keptBy = happening === undefined ? [] : [happening];
  return { due, keptBy, saidAnewBy: [STEP_AGREED, STEP_MISSED], step };
}

/** Whether a step was missed and no new day named for it. */
export function givesUp(later: PlanEntry, entry: PlanEntry, { step }: Promising): boolean {
  const isSame = later.agency === entry.agency && later.type === STEP_MISSED;
  return isSame && !('newDate' in later.fields) && stepIn(later.fields) === step;
}

function isStep(type: string): boolean {
  return type === STEP_AGREED || type === STEP_MISSED;
}

function stepIn({ step }: PlanEntry['fields']): string {
  return typeof step === 'string' ? step : '';
}

/** Types of entries by which a step of a plan is done. */
export const keepingTypes: readonly string[] = [...new Set([STEP_DONE, ...Object.values(HAPPENINGS)])];
