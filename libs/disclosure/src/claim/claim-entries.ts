import type { CaseFiles } from '#casefile';
import type { ClaimAsk } from '#catalogue';
import { functionOn } from '#agreement';
import type { ClaimIndex, Clock } from '#ports';
import type { AdoptedAgreement, Registry } from '#registry';
import { CaseDamaged } from '../case-damaged.ts';
import { chooseEntries } from '../entries/choose-entries.decide.ts';
import { evidenceOf } from '../entries/evidence-of.ts';
import { nextChange } from '../entries/next-change.decide.ts';
import type { Look, Portion } from './plan-claim.decide.ts';
import { planClaim } from './plan-claim.decide.ts';
import type { Undelivered } from './undelivered.ts';
import { undelivered } from './undelivered.ts';

/** A portion whose Released entry is durable; portions without an event need none. */
export interface Entered extends Portion {
  readonly releaseId?: string;
}

/** One answer that is being put together. */
export interface Answering {
  readonly ask: ClaimAsk;
  readonly seq: number;
  /** Events at most. */
  readonly room: number;
}

/** What became of the cases of one answer. `failed`: the store broke off or a case is damaged, what was entered must not leave. */
export interface EntryResult {
  readonly entered: readonly Entered[];
  readonly failed?: Error;
}

/** What comes of cases when the function was switched off meanwhile: they are left for the next answer. */
const NOTHING = { entered: [], conflicts: [], failed: undefined };

/** How often a case is looked through again that changed between look and entry. */
const RETRIES = 3;

/** Enters into the log what an answer will hold: each case at exactly the revision on which the gate was asked, else the gate is asked again. */
export class ClaimEntries {
  constructor(
    private readonly parts: {
      readonly files: CaseFiles;
      readonly registry: Pick<Registry, 'agreementAt'>;
      readonly index: ClaimIndex;
      readonly clock: Clock;
    },
  ) {}

  /** Cases that would not stand still are left for the next answer. */
  async enter(answering: Answering, caseIds: readonly string[]): Promise<EntryResult> {
    const entered: Entered[] = [];
    let left = caseIds;
    for (let attempt = 0; left.length > 0 && attempt <= RETRIES; attempt += 1) {
      const room = answering.room - entered.reduce((sum, { chosen }) => sum + chosen.length, 0);
      const round = await this.#round({ ...answering, room }, left).catch(whenDamaged);
      entered.push(...round.entered);
      if (round.failed !== undefined) return { entered, failed: round.failed };
      left = round.conflicts;
    }
    return { entered };
  }

  #round(answering: Answering, caseIds: readonly string[]) {
    const { files, registry, clock } = this.parts;
    const { network, agency, after } = answering.ask;
    return files.inTurn(network, caseIds, async () => {
      const open = await Promise.all(
        caseIds.map((caseId) => undelivered(this.parts, { network, agency, caseId, after })),
      );
      // From here on the time of every permit runs.
      const at = clock.now();
      const inForce = await registry.agreementAt(network, at);
      if (inForce === undefined || !functionOn(inForce.agreement, 'claim', agency)) return NOTHING;
      const looks = open.map((one) => look(one, { ...answering, inForce, at }));
      return this.#commit(answering, planClaim(looks, answering.room));
    });
  }

  async #commit({ ask, seq }: Answering, portions: readonly Portion[]) {
    const leaving = portions.filter(({ chosen }) => chosen.length > 0);
    const outcomes = await this.parts.files.commitReleases(
      leaving.map(({ loaded, chosen }) => {
        const decisions = chosen.map(({ permit }) => permit.record);
        const { agency: recipient, after } = ask;
        return { loaded, released: { door: 'claim', recipient, actor: 'system', seq, after, decisions } };
      }),
    );
    const entered: Entered[] = portions.filter(({ chosen }) => chosen.length === 0);
    const conflicts: string[] = [];
    let failed: Error | undefined;
    for (const [index, portion] of leaving.entries()) {
      const outcome = outcomes[index];
      if (outcome?.outcome === 'entered') entered.push({ ...portion, releaseId: outcome.releaseId });
      if (outcome?.outcome === 'conflict') conflicts.push(portion.loaded.caseId);
      if (outcome?.outcome === 'failed') failed = outcome.error;
    }
    return { entered, conflicts, failed };
  }
}

/** What earlier rounds entered has to be taken back, so this must not be thrown past them. */
function whenDamaged(error: unknown) {
  if (error instanceof CaseDamaged) return { entered: [], conflicts: [], failed: error };
  throw error;
}

/** An answer with the agreement of the very instant at which the gate is asked. */
interface Gating extends Answering {
  readonly inForce: AdoptedAgreement;
  readonly at: string;
}

function look(one: Undelivered, { ask, inForce, room, at }: Gating): Look {
  const { network, agency: recipient } = ask;
  const evidenceFor = evidenceOf(one.loaded, inForce, at);
  const question = {
    door: 'claim',
    network,
    caseId: one.loaded.caseId,
    recipient,
    actor: 'system',
    at,
  } as const;
  // One more than there is room for, to know whether there is more.
  const chosen = chooseEntries(question, one.offered, evidenceFor, room + 1);
  const wakeAt = nextChange(one.offered, evidenceFor, at, inForce.nextFrom);
  return { ...one, chosen, ...(wakeAt !== undefined && { wakeAt }) };
}
