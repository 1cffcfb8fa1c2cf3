import { LRUCache } from 'lru-cache';
import type { AgreementInForce, CaseFiles, CaseState } from '#casefile';
import type { ClaimIndex } from '#ports';
import { undelivered } from '../claim/undelivered.ts';
import { chooseEntries } from '../entries/choose-entries.decide.ts';
import { evidenceOf } from '../entries/evidence-of.ts';

/** Bells that are remembered; a forgotten one is rung once more. */
const REMEMBERED = 50_000;
/** Whatever was ever sent counts as arrived here: an adapter that missed an answer asks again by itself. */
const ALL_SENT = Number.MAX_SAFE_INTEGER;

/** Asks the gate, quietly, which agencies could claim something from a case that they were not told of before. */
export class ClaimableNews {
  readonly #rung = new LRUCache<string, string>({ max: REMEMBERED });

  constructor(private readonly parts: { readonly files: CaseFiles; readonly index: ClaimIndex }) {}

  /** Agencies with something new to claim; a change that an agency may not see leaves its bell alone. */
  async recipients(
    network: string,
    caseId: string,
    state: CaseState,
    inForce: AgreementInForce,
    at: string,
  ): Promise<readonly string[]> {
    const found = await Promise.all(
      reachable(state).map(async (agency) => {
        const open = await undelivered(this.parts, { network, agency, caseId, after: ALL_SENT });
        const question = { door: 'bell', network, caseId, recipient: agency, actor: 'system', at } as const;
        const chosen = chooseEntries(question, open.offered, evidenceOf(open.loaded, inForce, at));
        return this.#isNew(
          `${network}|${caseId}|${agency}`,
          chosen.map(({ entry }) => entry.id),
        )
          ? [agency]
          : [];
      }),
    );
    return found.flat();
  }

  #isNew(key: string, ids: readonly string[]): boolean {
    const before = this.#rung.get(key);
    const now = ids.join(' ');
    if (now === '') this.#rung.delete(key);
    else this.#rung.set(key, now);
    return now !== '' && now !== before;
  }
}

function reachable(state: CaseState): readonly string[] {
  if (state.kind === 'none') return [];
  const invited = state.proposals.filter((one) => !one.accepted).map((one) => one.recipient);
  return [...new Set([...Object.keys(state.links), ...invited])];
}
