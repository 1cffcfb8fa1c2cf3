import { LRUCache } from 'lru-cache';
import type { AgreementInForce, CaseFiles, LoadedCase } from '#casefile';
import type { ClaimIndex } from '#ports';
import { undelivered } from '../claim/undelivered.ts';
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

  constructor(private readonly parts: { readonly files: CaseFiles; readonly index: ClaimIndex }) {}

  /** What is other than it was told last; a change that an agency may not see leaves its bell alone. */
  async of(
    { network, caseId, state }: LoadedCase,
    inForce: AgreementInForce,
    at: string,
  ): Promise<readonly News[]> {
    const found = await Promise.all(
      reachable(state).map(async (agency) => {
        const open = await undelivered(this.parts, { network, agency, caseId, after: ALL_SENT });
        const question = { door: 'bell', network, caseId, recipient: agency, actor: 'system', at } as const;
        const chosen = chooseEntries(question, open.offered, evidenceOf(open.loaded, inForce, at));
        return { network, caseId, agency, ids: chosen.map(({ entry }) => entry.id).join(' ') };
      }),
    );
    return found.filter((news) => news.ids !== (this.#rung.get(keyOf(news)) ?? ''));
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
