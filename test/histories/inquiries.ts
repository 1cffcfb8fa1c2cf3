import type { Dice } from '../fuzz/dice.ts';
import type { HistoryStage } from './stage.ts';

/** Who asks whom, about what, on which paragraph; all in the first case, which all of them share. */
const WAYS = [
  {
    by: 'jobcenter',
    addressee: 'bamf',
    about: 'language.voucher-issued',
    paragraph: 'intv-8-1-2',
    necessity: 'before-issue',
  },
  {
    by: 'abh',
    addressee: 'bamf',
    about: 'language.voucher-issued',
    paragraph: 'intv-8-1-2',
    necessity: 'before-issue',
  },
  {
    by: 'abh',
    addressee: 'jobcenter',
    about: 'benefits.legal-sphere-changed',
    paragraph: 'aufenthg-87-1',
    necessity: 'residence-decision',
  },
  {
    by: 'caritas',
    addressee: 'jobcenter',
    about: 'work.placement-made',
    paragraph: 'consent',
    necessity: 'plan-with-person',
  },
] as const;
const CASE = 'one';

interface Asked {
  readonly request: string;
  readonly addressee: string;
  readonly about: string;
}

/** Requests for information between agencies, and the replies to them: what was asked for, told or declined. */
export class Inquiries {
  readonly #open: Asked[] = [];

  constructor(
    private readonly stage: HistoryStage,
    private readonly dice: Dice,
  ) {}

  async ask(): Promise<string> {
    const { by, addressee, about, ...ground } = this.dice.one(WAYS);
    const data = { addressee, about: `de.wegmarke.${about}.v1`, ...ground };
    const asked = await this.stage.say(by, CASE, 'de.wegmarke.information.requested.v1', data);
    if (asked.outcome === 'accepted') this.#open.push({ request: asked.id, addressee, about });
    return asked.outcome;
  }

  /** Whoever was asked tells of it first, or not, and replies; also to what it has replied to before. */
  async reply(): Promise<string | undefined> {
    const { dice, stage } = this;
    if (this.#open.length === 0) return undefined;
    const { request, addressee, about } = dice.one(this.#open);
    if (dice.happens(60)) await stage.record(addressee, CASE, about);
    const [how, data] = dice.happens(70)
      ? ['answered', { request, result: 'confirmed' }]
      : ['declined', { request, ground: 'not-necessary' }];
    return (await stage.say(addressee, CASE, `de.wegmarke.information.${how}.v1`, data)).outcome;
  }
}
