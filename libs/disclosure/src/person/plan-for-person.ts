import type { Agreement } from '#agreement';
import { germanDayOf, party, planOf } from '#agreement';
import type { NameOf, ReleasedEntry, Titles } from '#catalogue';
import { catalogueEntry, wishes as wishWords } from '#catalogue';

/** What the person's own page says of the plan beside its promises. */
export interface PersonsPlan {
  /** Which agencies look after the case, and by which function one reaches them; never a person's name. */
  readonly managers: readonly { readonly agencyName: Titles; readonly contactFunction: string }[];
  readonly goals: readonly { readonly agencyName: Titles; readonly goals: readonly Titles[] }[];
  readonly wishes: readonly {
    readonly wish: string;
    readonly title: Titles;
    readonly answer?: { readonly agencyName: Titles; readonly what?: Titles };
  }[];
}

/** What a plan for the person is told from. */
export interface PlanAsked {
  readonly agreement: Agreement;
  readonly nameOf: NameOf;
  /** What the person wished on the own page. */
  readonly said: readonly { readonly wish: string; readonly at: string }[];
  readonly at: string;
}

const PLAN = 'de.wegmarke.casework.plan-agreed.v1';
const ANSWER = 'de.wegmarke.casework.wish-answered.v1';

/** The person's plan by the entries that the person sees, and by those alone. */
export function planForPerson(
  entries: readonly ReleasedEntry[],
  { agreement, nameOf, said, at }: PlanAsked,
): PersonsPlan {
  const plan = planOf(entries, { today: germanDayOf(at), said });
  const named = (agency: string): Titles => {
    const { de, en } = nameOf(agency);
    return { de, en };
  };
  return {
    managers: plan.managers.map(({ agency }) => ({
      agencyName: named(agency),
      contactFunction: party(agreement, agency)?.contactFunction ?? '',
    })),
    goals: plan.plans
      .filter(({ goals }) => goals.length > 0)
      .map(({ agency, goals }) => ({
        agencyName: named(agency),
        goals: goals.map((goal) => codeIn(PLAN, 'goals', goal)),
      })),
    wishes: plan.wishes.map(({ wish, answer }) => ({
      wish,
      title: Object.hasOwn(wishWords, wish) ? wishWords[wish as keyof typeof wishWords] : asIs(wish),
      ...(answer && {
        answer: {
          agencyName: named(answer.agency),
          ...(answer.answer !== undefined && { what: codeIn(ANSWER, 'answer', answer.answer) }),
        },
      }),
    })),
  };
}

function codeIn(type: string, name: string, code: string): Titles {
  const codes = catalogueEntry(type)?.fields.find((field) => field.name === name)?.codes;
  return (codes && Object.hasOwn(codes, code) ? codes[code] : undefined) ?? asIs(code);
}

function asIs(code: string): Titles {
  return { de: code, en: code };
}
