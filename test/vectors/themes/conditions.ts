import type { Told, Vector } from '../vector.ts';
import {
  ATTENDANCE,
  asking,
  byLaw,
  dutyStated,
  event,
  INTERRUPTED,
  JUST_BEFORE,
  linked,
  refuse,
  vector,
  VOUCHER,
} from '../telling.ts';

const JOINED = 'decision 0082: a condition over facts of the case';
const UNKNOWN = 'README, what a sender knows: what it cannot know is neither so nor not so';
const EXCEPT = 'Art. 18(2) GDPR';

const both = asking('vhs', 'jobcenter', 'language.irregular-attendance', 'duty-monitoring');
const either = asking('vhs', 'jobcenter', 'language.interrupted', 'duty-monitoring');
const notObliged = asking('vhs', 'jobcenter', 'language.course-started', 'course-progress');
const withoutPlan = asking('vhs', 'jobcenter', 'language.course-started', 'case-management');
const nested = asking('vhs', 'jobcenter', 'language.course-completed', 'case-management');

const START = ['courseKind', 'courseCode', 'timeModel', 'plannedEnd'];
const RESULTS = ['courseCode', 'languageResult', 'orientationResult'];
const BOTH = byLaw(
  'both.irregular-attendance.vhs.jobcenter.duty-monitoring',
  '§ 8(3) IntV',
  true,
  ATTENDANCE,
);
const EITHER = byLaw('either.interrupted.vhs.jobcenter.duty-monitoring', '§ 8(3) IntV', false, INTERRUPTED);
const NOT_OBLIGED = byLaw(
  'not-obliged.course-started.vhs.jobcenter.course-progress',
  '§ 8(2) IntV',
  false,
  START,
);
const NESTED = byLaw('nested.course-completed.vhs.jobcenter.case-management', '§ 15 SGB II', false, RESULTS);
const UNMET = refuse('CONDITION_NOT_MET');

const plan = event('jobcenter', 'casework.plan-agreed', 'plan-1');
const hiddenPlan = event('caritas', 'casework.plan-agreed', 'plan-2');

function told(
  title: readonly [string, string],
  ask: Vector['ask'],
  expect: Vector['expect'],
  ...after: readonly Told[]
): Vector {
  return vector(title, ask, expect, { agreement: 'conditions', after: [...linked('caritas'), ...after] });
}

const joined: readonly Vector[] = [
  told(['all of two: neither is so', JOINED], both, UNMET),
  told(['all of two: only the first is so', JOINED], both, UNMET, dutyStated),
  told(['all of two: only the second is so', JOINED], both, UNMET, plan),
  told(['all of two: both are so', JOINED], both, BOTH, dutyStated, plan),
  told(['all of two: both are so, told the other way round', JOINED], both, BOTH, plan, dutyStated),
  told(
    ['all of two: the second is so where the sender cannot see it', UNKNOWN],
    both,
    UNMET,
    dutyStated,
    hiddenPlan,
  ),
  told(['any of two: neither is so', JOINED], either, UNMET),
  told(['any of two: the first is so', JOINED], either, EITHER, dutyStated),
  told(['any of two: the second is so', JOINED], either, EITHER, plan),
  told(['any of two: both are so', JOINED], either, EITHER, dutyStated, plan),
  told(['any of two: one is so where the sender cannot see it', UNKNOWN], either, UNMET, hiddenPlan),
  told(['not: the sender sees every statement and there is none', JOINED], notObliged, NOT_OBLIGED),
  told(['not: there is one', JOINED], notObliged, UNMET, dutyStated),
  told(['not: another fact is so', JOINED], notObliged, NOT_OBLIGED, plan),
  told(['not: the sender sees only some plans, and none', UNKNOWN], withoutPlan, UNMET),
  told(
    ['not: the sender sees only some plans, and one that it cannot see', UNKNOWN],
    withoutPlan,
    UNMET,
    hiddenPlan,
  ),
  told(['not: the sender sees a plan', JOINED], withoutPlan, UNMET, plan),
  told(['nested: not obliged', JOINED], nested, NESTED),
  told(['nested: obliged without a plan', JOINED], nested, UNMET, dutyStated),
  told(['nested: obliged with a plan', JOINED], nested, NESTED, dutyStated, plan),
  told(
    ['nested: obliged with a plan that the sender cannot see', UNKNOWN],
    nested,
    UNMET,
    dutyStated,
    hiddenPlan,
  ),
];

const claims = asking('jobcenter', 'vhs', 'language.voucher-issued', 'course-access');
const work = asking('jobcenter', 'vhs', 'work.placement-made', 'course-access');
const CLAIMS = byLaw(
  'legal-claims.voucher-issued.jobcenter.vhs.course-access',
  '§ 69(1) no. 2 SGB X',
  false,
  VOUCHER,
);
const restricted: Told = {
  fact: 'restricted',
  controller: 'kreis',
  agencies: ['jobcenter'],
  request: 'right-1',
  from: JUST_BEFORE,
};
const upheld: Told = {
  fact: 'objection-upheld',
  controller: 'kreis',
  agencies: ['jobcenter'],
  request: 'right-2',
  row: 'legal-claims',
  from: JUST_BEFORE,
};

const exceptions: readonly Vector[] = [
  told(['a row of the agreement that passes restrictions', EXCEPT], claims, CLAIMS, restricted),
  told(['a row beside it that does not', EXCEPT], work, refuse('RESTRICTED'), restricted),
  told(
    ['an upheld objection closes what passes restrictions', 'Art. 21(1) GDPR'],
    claims,
    refuse('OBJECTION_UPHELD'),
    upheld,
  ),
  told(
    ['of restriction and objection the restriction is told', 'README: restricted, whatever else was lacking'],
    claims,
    refuse('RESTRICTED'),
    restricted,
    upheld,
  ),
];

/** Conditions that are joined, and rows of an agreement that pass a restriction. */
export const conditions: readonly Vector[] = [...joined, ...exceptions];
