import type { Answers, CompetenceAnswer, MilestoneShown } from '#agreement';
import { chainOf, conflictsOf, decide } from '#agreement';
import type { ReleasedEntry } from '#catalogue';
import { agreement, holidays, voucherTable } from './sample-network.ts';

/**
 * How far a chain is for whoever sees these entries: `voucher done 2025-09-01`, `registered next: the-person, vhs; due 2025-09-15
 * (target)`. What waits for something earlier is left out.
 */
export function chainIn(entries: readonly ReleasedEntry[], id: string, day: string): readonly string[] {
  const chain = agreement.chains?.find((one) => one.id === id);
  if (chain === undefined) throw new Error(`The agreement has no chain ${id}.`);
  const shown = chainOf(chain, entries, day, holidays);
  const milestones = shown.milestones.filter(({ state }) => state !== 'waiting').map(milestoneText);
  return shown.state === 'running' ? milestones : [shown.state, ...milestones];
}

function milestoneText({ id, state, by, limits, actors }: MilestoneShown): string {
  if (state !== 'next') return [id, state, by?.on].filter((part) => part !== undefined).join(' ');
  const due = limits.map(({ due: on, kind, overdueDays }) => {
    const over = overdueDays === undefined ? '' : `, ${overdueDays} days over`;
    return `due ${on} (${kind}${over})`;
  });
  return [`${id} next: ${actors.join(', ') || 'nobody'}`, ...due].join('; ');
}

/** What conflicts for whoever sees these entries: `two-vouchers standing since 2025-09-01`. */
export function conflictsIn(entries: readonly ReleasedEntry[], day: string): readonly string[] {
  return conflictsOf(agreement.conflicts ?? [], entries, day).map(({ rule, state, since, until, disputed }) =>
    [
      rule,
      state,
      ...(since === undefined ? [] : [`since ${since}`]),
      ...(until === undefined ? [] : [`until ${until}`]),
      ...(disputed ? ['disputed'] : []),
    ].join(' '),
  );
}

/** Who issues the voucher on a day, under which row: `abh: entitlement (abh-entitlement)`, or what is offered where nobody does. */
export async function issuerOn(day: string, answers: Answers): Promise<string> {
  const answer: CompetenceAnswer = await decide(voucherTable, { day, answers, place: 'Rheine' });
  if (answer.kind === 'competent') return `${answer.by}: ${answer.right} (${answer.row})`;
  if (answer.kind !== 'nobody') return answer.kind;
  return `nobody (${answer.row}); offers: ${answer.offers.map(({ id }) => id).join(', ')}`;
}
