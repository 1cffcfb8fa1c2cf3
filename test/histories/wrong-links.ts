import { CaseFiles } from '#casefile';
import { linkCodeHash } from '#jose';
import { handleOf, OPEN } from '../../apps/hub/src/spec/hub-on-memory.ts';
import type { Dice } from '../fuzz/dice.ts';
import type { HistoryStage } from './stage.ts';

const UNLINK = 'de.wegmarke.case.unlink.v1';
const MAKE_CODE = 'de.wegmarke.case.make-link-code.v1';
const REDEEM = 'de.wegmarke.case.redeem-link-code.v1';
const DAY_MS = 86_400_000;

/** How often, in a hundred, who split off opens the case of the right person instead of coming back. */
const OPENS_ANEW = 40;

/**
 * Agencies that say of a case that it is of somebody else. They come back to it as that was a mistake, or open the right one under
 * the same handle; then they tell again what they had told.
 */
export class WrongLinks {
  #codes = 0;

  constructor(
    private readonly stage: HistoryStage,
    private readonly dice: Dice,
  ) {}

  /** One of these agencies splits its link, or, where it had done so, links again by a code of another, or opens a case of its own. */
  async oneOf(agencies: readonly string[], name: string): Promise<string | undefined> {
    const agency = this.dice.one(agencies);
    const linked = await Promise.all(agencies.map((one) => this.#isLinked(one, name)));
    const out = agencies.filter((_, index) => !linked[index]);
    const host = agencies.find((_, index) => linked[index]);
    // Somebody has to stay who can let the others in again.
    if (host !== undefined && out.length > 0) await this.#elsewhere(this.dice.one(out), host, name);
    if (out.length > 0 || host === agency) return undefined;
    const data = { ground: 'other-person', staff: `${agency}-001` };
    return (await this.stage.say(agency, name, UNLINK, data)).outcome;
  }

  async #elsewhere(agency: string, host: string, name: string): Promise<void> {
    if (this.dice.happens(OPENS_ANEW)) await this.stage.say(agency, name, OPEN);
    else await this.#again(agency, host, name);
    await this.stage.tellAgain(agency, name);
  }

  /** By a code of this host, where it shares the case itself. */
  async #again(agency: string, host: string, name: string): Promise<void> {
    this.#codes += 1;
    const codeHash = linkCodeHash(`again-${name}-${this.#codes}`);
    const validUntil = new Date(Date.now() + DAY_MS).toISOString();
    const made = await this.stage.say(host, name, MAKE_CODE, { codeHash, validUntil });
    if (made.outcome === 'accepted') await this.stage.say(agency, name, REDEEM, { codeHash });
  }

  async #isLinked(agency: string, name: string): Promise<boolean> {
    const { hub } = this.stage;
    const caseId = await hub.app.get(CaseFiles).caseOf(hub.network, agency, handleOf(agency, name));
    return caseId !== undefined;
  }
}
