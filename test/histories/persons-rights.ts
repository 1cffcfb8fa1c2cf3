import type { Receipt } from '#catalogue';
import type { Dice } from '../fuzz/dice.ts';
import type { HistoryStage } from './stage.ts';

/** A request of the person that a controller's desk has decided on, or not yet. */
interface Requested {
  readonly name: string;
  readonly request: string;
  readonly kind: string;
}

/** The rows to which a person objects at each desk: powers, consents, and a duty, of which nobody can be rid. */
const OBJECTED: Readonly<Record<'vhs' | 'jobcenter', readonly string[]>> = {
  vhs: ['consent-progress', 'int-8-3-obliged'],
  jobcenter: ['auf-88a-1-voucher', 'auf-88a-1-offices', 'auf-88a-1-duty', 'int-8-3-plan-known'],
};

/** Restrictions and objections, decided at the desks of the agencies with four eyes, and what ends them. */
export class PersonsRights {
  readonly #restrictions: Requested[] = [];
  #ids = 0;

  constructor(
    private readonly stage: HistoryStage,
    private readonly dice: Dice,
  ) {}

  /** The person asks, and one controller grants it. */
  async narrow(): Promise<string> {
    const { dice } = this;
    const name = dice.one(['one', 'two']);
    const desk = dice.one(['vhs', 'jobcenter'] as const);
    const kind = dice.one(['restriction', 'objection']);
    const request = this.#id();
    const rowId = dice.one(OBJECTED[desk]);
    const asked = await this.#say(desk, name, 'request', {
      request,
      kind,
      ...(kind === 'objection' && { rowId }),
      receivedAt: new Date(Date.now() - 2_000).toISOString(),
      identityCheck: 'document',
      staff: `${desk}-001`,
    });
    if (asked !== 'accepted') return asked;
    const proposed = { request, decision: 'grant', staff: `${desk}-001` };
    const { id: proposal } = await this.#receipt(desk, name, 'propose', proposed);
    // One pair of eyes must not do.
    if (dice.happens(30)) await this.#say(desk, name, 'confirm', { request, proposal, staff: `${desk}-001` });
    const confirmed = await this.#say(desk, name, 'confirm', { request, proposal, staff: `${desk}-002` });
    if (confirmed === 'accepted' && kind === 'restriction')
      this.#restrictions.push({ name, request, kind: desk });
    return confirmed;
  }

  /** A restriction is lifted after the person was told. */
  async widen(): Promise<string | undefined> {
    const one = this.#restrictions.pop();
    if (one === undefined) return undefined;
    const { name, request, kind: desk } = one;
    const { id: proposal } = await this.#receipt(desk, name, 'propose-lift', {
      request,
      personToldAt: new Date(Date.now() - 1_500).toISOString(),
      staff: `${desk}-001`,
    });
    // Nor here.
    if (this.dice.happens(30))
      await this.#say(desk, name, 'confirm-lift', { request, proposal, staff: `${desk}-001` });
    return this.#say(desk, name, 'confirm-lift', { request, proposal, staff: `${desk}-002` });
  }

  /** The person wants all erased that an agency's controller holds of a case, and the hub does it after its desk has granted it. */
  async erase(desk: string, name: string): Promise<string> {
    const request = this.#id();
    const receivedAt = new Date(Date.now() - 2_000).toISOString();
    const by = { request, staff: `${desk}-001` };
    await this.#say(desk, name, 'request', { ...by, kind: 'erasure', receivedAt, identityCheck: 'document' });
    const { id: proposal } = await this.#receipt(desk, name, 'propose', { ...by, decision: 'grant' });
    return this.#say(desk, name, 'confirm', { request, proposal, staff: `${desk}-002` });
  }

  async #say(agency: string, name: string, what: string, data: object): Promise<string> {
    return (await this.#receipt(agency, name, what, data)).outcome;
  }

  #receipt(agency: string, name: string, what: string, data: object): Promise<Receipt> {
    return this.stage.say(agency, name, `de.wegmarke.rights.${what}.v1`, data);
  }

  #id(): string {
    this.#ids += 1;
    return `request-${this.#ids}`.padEnd(24, '-');
  }
}
