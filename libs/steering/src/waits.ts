import type { CaseFacts, StepFact } from './fact.ts';
import type { WaitStep } from './wait-step.ts';
import type { Rests } from './rests.ts';
import { restsAfter } from './rests.ts';
import { isAtEnd } from './wait-step.ts';

/** One wait of one person, with what it may be counted by. */
export interface Spell {
  /** Exact length: seconds / 86 400. */
  readonly days: number;
  /** True when nobody knows how long it would have been: still waiting, or broken off. */
  readonly censored: boolean;
  /** When it began: ISO 8601, UTC. */
  readonly began: string;
  /** Agency and legal sphere of the event that began it. */
  readonly agency: string;
  readonly legalSphere: string;
  /** Of what it rested on when it began, the latest that stood; absent when nothing did. */
  readonly restsOnAgency?: string;
  readonly restsOnLegalSphere?: string;
  /** Of the last voucher at or before the beginning, that still stands where the step rests on it; absent when there was none. */
  readonly issueMode?: string;
  /** Of the voucher that ended it; absent while nothing did. */
  readonly issueModeAtEnd?: string;
}

const DAY_MS = 86_400_000;

/**
 * The waits of these cases for one step, as they stood at `observedUntil` (ISO 8601, UTC; what happened later is not looked at).
 *
 * - A wait runs from the first `from` to the first `to` after it. A further `from` meanwhile is the same wait: whoever gets a duty
 *   after the voucher has waited since the voucher.
 * - What breaks it off (`endedBy`) censors it at that instant; the next `from` begins a new one, so a second voucher after a lapse does.
 * - Where it rests on something (`restsOn`), the last one that is taken breaks it off: of two vouchers the other one stands.
 * - What neither ended nor broke off is censored at `observedUntil`.
 * - Of several events at one instant (many systems know days only) those that end an earlier wait count first, then those that begin
 *   one; a `to` at the very instant of the `from` ends it after 0 days, in whichever order they were recorded.
 */
export function waits(cases: readonly CaseFacts[], step: WaitStep, observedUntil: string): readonly Spell[] {
  const until = instant(observedUntil);
  return cases.flatMap((facts) => spellsOf(facts, step, until));
}

function spellsOf(facts: CaseFacts, step: WaitStep, until: number): readonly Spell[] {
  const restsOn = step.restsOn;
  const spells: Spell[] = [];
  let open: Beginning | undefined;
  let voucher: StepFact | undefined;
  let standing: readonly StepFact[] = [];
  for (const { at, together } of byInstant(facts, until)) {
    const rests = restsOn && restsAfter(restsOn, standing, together);
    standing = rests?.standing ?? [];
    voucher = rests ? standing.at(-1) : (lastIssued(together) ?? voucher);
    const ending = together.find((fact) => isAtEnd(step.to, fact));
    if (open !== undefined) {
      if (ending === undefined && !isBroken(together, step, rests)) continue;
      spells.push(spell(open, at, ending));
    }
    // The event that ended one wait may begin the next: nobody waits twice at a time.
    const first = together.find((fact) => isAtEnd(step.from, fact) && stillStands(fact, step, standing));
    const usedUp = open === undefined ? undefined : ending;
    open = first === undefined ? undefined : { at, first, rest: standing.at(-1), voucher };
    if (open === undefined) continue;
    const atOnce = together.find((fact) => fact !== first && fact !== usedUp && isAtEnd(step.to, fact));
    if (atOnce === undefined) continue;
    spells.push(spell(open, at, atOnce));
    open = undefined;
  }
  if (open !== undefined) spells.push(spell(open, until, undefined));
  return spells;
}

function lastIssued(together: readonly StepFact[]): StepFact | undefined {
  return together.findLast(({ codes }) => codes?.['issueMode'] !== undefined);
}

function isBroken(
  together: readonly StepFact[],
  { endedBy = [] }: WaitStep,
  rests: Rests | undefined,
): boolean {
  return rests?.gone === true || together.some(({ type }) => endedBy.includes(type));
}

/** A voucher that was withdrawn at its very instant begins nothing. */
function stillStands({ type }: StepFact, { restsOn }: WaitStep, standing: readonly StepFact[]): boolean {
  return standing.length > 0 || restsOn?.begunBy.includes(type) !== true;
}

interface Beginning {
  readonly at: number;
  readonly first: StepFact;
  readonly rest: StepFact | undefined;
  readonly voucher: StepFact | undefined;
}

/** One that nothing ended is censored. */
function spell({ at, first, rest, voucher }: Beginning, end: number, by: StepFact | undefined): Spell {
  const issueMode = voucher?.codes?.['issueMode'];
  const issueModeAtEnd = by?.codes?.['issueMode'];
  return {
    days: (end - at) / DAY_MS,
    censored: by === undefined,
    began: first.happenedAt,
    agency: first.agency,
    legalSphere: first.legalSphere,
    ...(rest && { restsOnAgency: rest.agency, restsOnLegalSphere: rest.legalSphere }),
    ...(issueMode === undefined ? {} : { issueMode }),
    ...(issueModeAtEnd === undefined ? {} : { issueModeAtEnd }),
  };
}

/** Facts up to the instant of observation in the order of time, those of one instant together in the order of the record. */
function byInstant(facts: CaseFacts, until: number): readonly { at: number; together: StepFact[] }[] {
  const groups = new Map<number, StepFact[]>();
  for (const fact of facts) {
    const at = instant(fact.happenedAt);
    if (at > until) continue;
    const together = groups.get(at);
    if (together === undefined) groups.set(at, [fact]);
    else together.push(fact);
  }
  return [...groups].map(([at, together]) => ({ at, together })).sort((a, b) => a.at - b.at);
}

function instant(text: string): number {
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new RangeError('An instant is no ISO 8601 date and time.');
  return at;
}
