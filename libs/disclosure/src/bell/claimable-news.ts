import { LRUCache } from 'lru-cache';
import type { AgreementInForce, LoadedCase } from '#casefile';
import type { ClaimIndex } from '#ports';
import { ofOthers } from '../claim/undelivered.ts';
import type { Candidate } from '../entries/candidates.decide.ts';
import { chooseEntries } from '../entries/choose-entries.decide.ts';
import { evidenceOf } from '../entries/evidence-of.ts';

/** Bells that are remembered; a forgotten one is rung once more. */
const REMEMBERED = 50_000;
/** Whatever was ever sent counts as arrived here: an adapter that missed an answer asks again by itself. */
const ALL_SENT = Number.MAX_SAFE_INTEGER;

/** What an agency could claim from a case and was not told of; an agency that could claim nothing any more has no ids. */
export interface News {
  readonly network: string;
  readonly caseId: string;
  readonly agency: string;
  readonly ids: string;
}

/** Asks the gate, quietly, which agencies could claim something from a case that they were not told of before. */
export class ClaimableNews {
  readonly #rung = new LRUCache<string, string>({ max: REMEMBERED });

  constructor(private readonly parts: { readonly index: Pick<ClaimIndex, 'confirmed'> }) {}

  /** What is other than it was told last; a change that an agency may not see leaves its bell alone. */
  async of(loaded: LoadedCase, inForce: AgreementInForce, at: string): Promise<readonly News[]> {
    const { network, caseId, state } = loaded;
    const evidence = evidenceOf(loaded, inForce, at);
    const found = await Promise.all(
      reachable(state).map(async (agency) => {
        const offered = await this.#unsent(loaded, agency);
        const question = { door: 'bell', network, caseId, recipient: agency, actor: 'system', at } as const;
        const chosen = chooseEntries(question, offered, evidence);
        return { network, caseId, agency, ids: chosen.map(({ entry }) => entry.id).join(' ') };
      }),
    );
    return found.filter((news) => news.ids !== (this.#rung.get(keyOf(news)) ?? ''));
  }

  async #unsent(loaded: LoadedCase, agency: string): Promise<readonly Candidate[]> {
    const offered = ofOthers(loaded, agency);
    if (offered.length === 0) return offered;
    const { network, caseId } = loaded;
    const sent = await this.parts.index.confirmed(network, agency, caseId, ALL_SENT);
    return offered.filter(({ entry }) => !sent.has(entry.id));
  }

  /** The bells were rung. */
  told(news: readonly News[]): void {
    for (const one of news) {
      if (one.ids === '') this.#rung.delete(keyOf(one));
      else this.#rung.set(keyOf(one), one.ids);
    }
  }
}

function keyOf({ network, caseId, agency }: News): string {
  return `${network}|${caseId}|${agency}`;
}

function reachable(state: LoadedCase['state']): readonly string[] {
  if (state.kind === 'none') return [];
  const invited = state.proposals.filter((one) => !one.accepted).map((one) => one.recipient);
  return [...new Set([...Object.keys(state.links), ...invited])];
}
