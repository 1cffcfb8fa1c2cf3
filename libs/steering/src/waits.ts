import type { CaseFacts, StepFact } from './fact.ts';
import type { WaitStep } from './wait-step.ts';
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
  /** Of the last voucher at or before the beginning; absent when there was none. */
  readonly issueMode?: string;
}

const DAY_MS = 86_400_000;

/**
 * The waits of these cases for one step, as they stood at `observedUntil` (ISO 8601, UTC; what happened later is not looked at).
 *
 * - A wait runs from the first `from` to the first `to` after it. A further `from` meanwhile is the same wait: whoever gets a duty
 *   after the voucher has waited since the voucher.
 * - What breaks it off (`endedBy`) censors it at that instant; the next `from` begins a new one, so a second voucher after a lapse does.
 * - What neither ended nor broke off is censored at `observedUntil`.
 * - Of several events at one instant (many systems know days only) those that end an earlier wait count first, then those that begin
 *   one; a `to` at the very instant of the `from` ends it after 0 days, in whichever order they were recorded.
 */
export function waits(cases: readonly CaseFacts[], step: WaitStep, observedUntil: string): readonly Spell[] {
  const until = instant(observedUntil);
  return cases.flatMap((facts) => spellsOf(facts, step, until));
}

function spellsOf(facts: CaseFacts, step: WaitStep, until: number): readonly Spell[] {
  const breaks = new Set(step.endedBy);
  const spells: Spell[] = [];
  let open: Beginning | undefined;
  let issueMode: string | undefined;
  for (const { at, together } of byInstant(facts, until)) {
    issueMode =
      together.findLast(({ codes }) => codes?.['issueMode'] !== undefined)?.codes?.['issueMode'] ?? issueMode;
    const ending = together.find((fact) => isAtEnd(step.to, fact));
    if (open !== undefined) {
      if (ending === undefined && !together.some(({ type }) => breaks.has(type))) continue;
      spells.push(spell(open, at, ending === undefined));
    }
    // The event that ended one wait may begin the next: nobody waits twice at a time.
    const first = together.find((fact) => isAtEnd(step.from, fact));
    const usedUp = open === undefined ? undefined : ending;
    open = first === undefined ? undefined : { at, first, issueMode };
    if (open === undefined) continue;
    const atOnce = together.some((fact) => fact !== first && fact !== usedUp && isAtEnd(step.to, fact));
    if (!atOnce) continue;
    spells.push(spell(open, at, false));
    open = undefined;
  }
  if (open !== undefined) spells.push(spell(open, until, true));
  return spells;
}

interface Beginning {
  readonly at: number;
  readonly first: StepFact;
  readonly issueMode: string | undefined;
}

function spell({ at, first, issueMode }: Beginning, end: number, censored: boolean): Spell {
  const { happenedAt, agency, legalSphere } = first;
  return {
    days: (end - at) / DAY_MS,
    censored,
    began: happenedAt,
    agency,
    legalSphere,
    ...(issueMode === undefined ? {} : { issueMode }),
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
