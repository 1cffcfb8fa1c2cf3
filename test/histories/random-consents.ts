import type { Dice } from '../fuzz/dice.ts';
import { noticeFor } from '../network/notices.ts';
import type { HistoryStage } from './stage.ts';

const DAY_MS = 86_400_000;

/** A consent that was recorded, as far as later steps must name it. */
interface Recorded {
  readonly name: string;
  readonly by: string;
  readonly source: string;
  readonly consentId: string;
  readonly notice: ReturnType<typeof noticeFor>;
  readonly provisionIds: readonly string[];
}

/** Who records for whom, towards whom, for what: also bodies that the agreement does not name, whose consents must open nothing. */
const WAYS: readonly {
  readonly by: string;
  readonly source: string;
  readonly to: readonly string[];
  readonly purpose: string;
}[] = [
  { by: 'vhs', source: 'vhs', to: ['jobcenter'], purpose: 'course-progress' },
  { by: 'vhs', source: 'vhs', to: ['jobcenter', 'abh'], purpose: 'course-progress' },
  { by: 'caritas', source: 'vhs', to: ['jobcenter', 'abh'], purpose: 'course-progress' },
  { by: 'vhs', source: 'vhs', to: ['jobcenter'], purpose: 'duty-monitoring' },
  { by: 'caritas', source: 'caritas', to: ['jobcenter', 'abh'], purpose: 'counselling' },
  { by: 'jobcenter', source: 'jobcenter', to: ['caritas'], purpose: 'counselling' },
  { by: 'jobcenter', source: 'vhs', to: ['jobcenter'], purpose: 'course-progress' },
  { by: 'jobcenter', source: 'caritas', to: ['abh'], purpose: 'counselling' },
];

/** Consents as persons give, change and end them. */
export class RandomConsents {
  readonly #recorded: Recorded[] = [];
  #ids = 0;

  constructor(
    private readonly stage: HistoryStage,
    private readonly dice: Dice,
  ) {}

  /** A consent, or a release from secrecy as a record of its own; it may take the place of an older one. */
  async give(): Promise<string> {
    const { dice } = this;
    const way = dice.one(WAYS);
    const name = dice.one(['one', 'two']);
    const form = way.purpose === 'counselling' && dice.happens(50) ? 'secrecy-release' : 'consent';
    const consentId = this.#id('consent');
    const provisions = [this.#provision(way, form)];
    const notice = noticeFor(way.purpose, form);
    const old = this.#recorded.findLast((one) => one.name === name && one.by === way.by);
    const isNewer = old !== undefined && dice.happens(25);
    const isChild = dice.happens(15);
    const { outcome } = await this.stage.say(way.by, name, 'de.wegmarke.consent.give.v1', {
      consentId,
      notice,
      givenBy: isChild ? 'guardian' : 'person',
      ...(isChild && { representedUntil: fromNow(dice.one([-1, 1, 2])) }),
      ...(isNewer && { supersedes: old.consentId }),
      consequencesTold: true,
      provisions,
    });
    if (outcome === 'accepted')
      this.#recorded.push({
        ...way,
        name,
        consentId,
        notice,
        provisionIds: provisions.map((one) => one.provisionId),
      });
    return outcome;
  }

  /** The person takes something back, its recorder declares it void, or the source objects to what another recorded. */
  async narrow(): Promise<string | undefined> {
    const { dice } = this;
    if (this.#recorded.length === 0) return undefined;
    const { name, by, source, consentId, provisionIds } = dice.one(this.#recorded);
    const part = dice.one([{}, { provisionIds }, { source }]);
    const [who, what, data] = dice.one([
      [by, 'withdraw', { consentId, ...part }],
      [by, 'withdraw', { consentId }],
      [by, 'invalidate', { consentId, ground: 'record-faulty' }],
      [source, 'object', { consentId, recordedBy: by, ground: 'not-ours' }],
    ] as const);
    return (await this.stage.say(who, name, `de.wegmarke.consent.${what}.v1`, data)).outcome;
  }

  /** The record is amended, or confirmed again. */
  async change(): Promise<string | undefined> {
    const { dice } = this;
    if (this.#recorded.length === 0) return undefined;
    const { name, by, consentId, notice, ...way } = dice.one(this.#recorded);
    const provisions = [
      this.#provision({ to: ['jobcenter'], purpose: 'course-progress', ...way }, 'consent'),
    ];
    const [what, data] = dice.one([
      ['amend', { consentId, provisions }],
      ['reconfirm', { consentId, notice, givenBy: 'person' }],
      ['reconfirm', { consentId, notice, givenBy: 'guardian', representedUntil: fromNow(1) }],
    ] as const);
    return (await this.stage.say(by, name, `de.wegmarke.consent.${what}.v1`, data)).outcome;
  }

  #provision(
    way: { readonly source: string; readonly to: readonly string[]; readonly purpose: string },
    form: string,
  ) {
    const { dice } = this;
    return {
      provisionId: this.#id('provision'),
      form,
      source: way.source,
      recipients: way.to,
      purposes: [way.purpose],
      eventTypes: dice.one([['*'], ['de.wegmarke.language.course-started.v1']]),
      depth: dice.one(['fact', 'date', 'detail', 'detail']),
      special: dice.happens(30),
      ...(dice.happens(20) && { dataFrom: fromNow(-dice.below(2)) }),
      validFrom: fromNow(dice.one([-30, -1, -1, 1])),
      validUntil: fromNow(dice.one([1, 2, 300, 300])),
    };
  }

  #id(kind: string): string {
    this.#ids += 1;
    return `${kind}-${this.#ids}`.padEnd(24, '-');
  }
}

function fromNow(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString();
}
