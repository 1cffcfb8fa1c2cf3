import type { AgreedPlan, HandoverShown, ManagersShown, PlanShown, PlanStep, WishShown } from '#agreement';
import type { Titles } from '#catalogue';
import { catalogueEntry, titleOf } from '#catalogue';

/** What the words of a plan are made with. */
export interface PlanWords {
  /** The agency that reads. */
  readonly agency: string;
  readonly nameOf: (agency: string) => Titles;
  /** Which function of an agency one turns to; a name of a post, never of a person. */
  readonly contactOf: (agency: string) => string | undefined;
  /** Where an own entry stands that the hub has not recorded; undefined for every other entry. */
  readonly unsent: (id: string) => Unsent | undefined;
}

/**
 * An own entry that the hub has not recorded as far as is known here: it is held, with code and reason, or under way, when another
 * agency may know of it already, as the receipt can be late.
 */
export interface Unsent {
  readonly state: 'held' | 'waiting';
  readonly code?: string;
  readonly reason: string;
  /** It is held, but has left before, and the hub has not said that it keeps it: another agency may know of it. */
  readonly hasLeft?: true;
}

/** An agency as a plan names it. */
export interface AgencyTold {
  readonly id: string;
  readonly titles: Titles;
  readonly isOwn: boolean;
  readonly contactFunction?: string;
}

const MANAGERS = 'de.wegmarke.casework.managers-assigned.v1';
const PLAN = 'de.wegmarke.casework.plan-agreed.v1';
const STEP = 'de.wegmarke.casework.step-agreed.v1';
const ANSWER = 'de.wegmarke.casework.wish-answered.v1';
const OFFER = 'de.wegmarke.casework.handover-offered.v1';
const DECLINED = 'de.wegmarke.casework.handover-declined.v1';

const NO_SPHERE = 'none';
const withoutBenefits: Titles = {
  de: 'Beratung, die keine Leistungen zahlt',
  en: 'counselling that pays no benefits',
};
const tandemOfAgencies: Titles = { de: 'Tandem zweier Stellen', en: 'tandem of two agencies' };

/** A plan as people read it, in German and English. */
export function planTold(plan: PlanShown, words: PlanWords) {
  return {
    managers: plan.managers.map((one) => managersTold(one, words)),
    plans: plan.plans.map((one) => agreedTold(one, words)),
    steps: plan.steps.map((one) => stepTold(one, words)),
    wishes: plan.wishes.map((one) => wishTold(one, words)),
    handovers: plan.handovers.map((one) => handoverTold(one, words)),
  };
}

function managersTold({ id, agency, form, spheres, on }: ManagersShown, words: PlanWords) {
  return {
    id,
    agency: agencyTold(agency, words),
    ...(form !== undefined && { form: formTold(form, spheres) }),
    spheres: spheres.map((sphere) =>
      sphere === NO_SPHERE ? withoutBenefits : codeTold(MANAGERS, 'spheres', sphere),
    ),
    ...(on !== undefined && { on }),
  };
}

/** A tandem with an agency that pays no benefits, e.g. counselling, is none of two legal spheres. */
function formTold(form: string, spheres: readonly string[]): Titles {
  return form === 'tandem' && spheres.includes(NO_SPHERE)
    ? tandemOfAgencies
    : codeTold(MANAGERS, 'form', form);
}

function agreedTold({ id, agency, plan, goals, on }: AgreedPlan, words: PlanWords) {
  return {
    id,
    agency: agencyTold(agency, words),
    title: plan === undefined ? titleOf(PLAN) : codeTold(PLAN, 'plan', plan),
    goals: goals.map((goal) => codeTold(PLAN, 'goals', goal)),
    ...(on !== undefined && { on }),
  };
}

/** A step of the plan as people read it. */
export function stepTold({ agency, goal, done, ...step }: PlanStep, words: PlanWords) {
  return {
    ...step,
    agency: agencyTold(agency, words),
    title: stepTitle(step),
    ...(goal !== undefined && { goal: codeTold(STEP, 'goal', goal) }),
    ...(done && { done: { ...done, title: titleOf(done.type), agency: agencyTold(done.agency, words) } }),
  };
}

/** "Kursplatz finden"; of what another type promises: "Plan vereinbart: nächste Überprüfung". */
function stepTitle({ type, step, due }: Pick<PlanStep, 'type' | 'step' | 'due'>): Titles {
  if (step !== undefined) return codeTold(STEP, 'step', step);
  const title = titleOf(type);
  const what = catalogueEntry(type)?.fields.find(({ name }) => name === due)?.titles;
  return what === undefined ? title : { de: `${title.de}: ${what.de}`, en: `${title.en}: ${what.en}` };
}

/** A wish of the person as people read it. */
export function wishTold({ wish, agency, answer, ...rest }: WishShown, words: PlanWords) {
  const { answer: code, ...how } = answer ?? {};
  return {
    wish,
    title: codeTold(ANSWER, 'wish', wish),
    ...rest,
    ...(agency !== undefined && { recordedBy: agencyTold(agency, words) }),
    ...(answer && {
      answer: {
        ...how,
        agency: agencyTold(answer.agency, words),
        title: code === undefined ? titleOf(ANSWER) : codeTold(ANSWER, 'answer', code),
      },
    }),
  };
}

/** A handover as people read it; `unsent` where its last own word, offer or answer, has not reached the hub. */
export function handoverTold(
  { from, to, ground, declinedFor, answerId, ...rest }: HandoverShown,
  words: PlanWords,
) {
  const last = answerId ?? rest.id;
  const unsent = last === undefined ? undefined : words.unsent(last);
  return {
    ...rest,
    from: agencyTold(from, words),
    to: agencyTold(to, words),
    ...(ground !== undefined && { ground: codeTold(OFFER, 'ground', ground) }),
    ...(declinedFor !== undefined && { declinedFor: codeTold(DECLINED, 'ground', declinedFor) }),
    ...(unsent && { unsent }),
  };
}

function agencyTold(id: string, { agency, nameOf, contactOf }: PlanWords): AgencyTold {
  const contactFunction = contactOf(id);
  const { de, en } = nameOf(id);
  return {
    id,
    titles: { de, en },
    isOwn: id === agency,
    ...(contactFunction !== undefined && { contactFunction }),
  };
}

/** The words of a code; the code itself where the catalogue has none. */
function codeTold(type: string, name: string, code: string): Titles {
  const codes = catalogueEntry(type)?.fields.find((field) => field.name === name)?.codes;
  return (codes && Object.hasOwn(codes, code) ? codes[code] : undefined) ?? { de: code, en: code };
}
