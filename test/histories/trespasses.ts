import { catalogueEntry } from '#catalogue';
import { Intake } from '#intake';
import { linkCodeHash } from '#jose';
import { handleOf, OPEN } from '../../apps/hub/src/spec/hub-on-memory.ts';
import type { Dice } from '../fuzz/dice.ts';
import { noticeFor } from '../network/notices.ts';
import { CASES } from './random-history.ts';
import type { HistoryStage } from './stage.ts';

const MAKE_CODE = 'de.wegmarke.case.make-link-code.v1';
const REDEEM = 'de.wegmarke.case.redeem-link-code.v1';
const GIVE = 'de.wegmarke.consent.give.v1';
const WITHDRAW = 'de.wegmarke.consent.withdraw.v1';
const VOUCHER = 'de.wegmarke.language.voucher-issued.v1';
/** With consent only, as nobody of these cases is obliged to attend. */
const PROGRESS = 'language.irregular-attendance';
const DAY_MS = 86_400_000;

/** A case of both networks that no history touches: what is told of it at home is taken. */
export const QUIET_CASE = 'quiet';
/** Who shares it. */
export const QUIET_AGENCIES = ['jobcenter', 'abh', 'bamf'];

const MAKE_CODES = ['jobcenter', 'vhs', 'abh', 'caritas'];
const REDEEM_CODES = [...MAKE_CODES, 'bamf'];

/** How often a try is made anew that shows nothing, as the history took its control away: a key was stolen in the midst of it. */
const ATTEMPTS = 12;

/** One try to get across. */
interface Try {
  /** What was tried, by whom. */
  readonly kind: string;
  /** What it was answered with. */
  readonly refusals: readonly string[];
  /** What got across. */
  readonly letIn?: string | undefined;
  /** Whether the same was let in where it belongs. */
  readonly isControlled: boolean;
}

/** What agencies of one network try in another of the same hub, whose cases they know by name, by handle and by code. */
export class Trespasses {
  /** Which of them were let in, though nothing was shown: there should be none. */
  readonly letIn: string[] = [];
  /** Of which nobody knows whether it was refused for the network: there should be none. */
  readonly withoutControl: string[] = [];
  /** How often each was tried and refused, where the same was let in at home: by kind and answer. */
  readonly refused: Record<string, Record<string, number>> = {};
  tried = 0;
  #names = 0;
  #told = 0;

  constructor(
    private readonly home: HistoryStage,
    private readonly abroad: HistoryStage,
    private readonly dice: Dice,
  ) {}

  /** One of the ways across, each in its turn. */
  async one(): Promise<void> {
    const ways = [
      () => this.#read(),
      () => this.#tell(),
      () => this.#redeem(),
      () => this.#tell(),
      () => this.#read(),
      () => this.#consent(),
    ];
    const way = ways[this.tried % ways.length]!;
    this.tried += 1;
    for (let attempts = 1; ; attempts += 1) {
      const { kind, refusals, letIn, isControlled } = await way();
      if (letIn !== undefined) this.letIn.push(`${kind}: ${letIn}`);
      else if (isControlled) this.#count(kind, refusals);
      else if (attempts < ATTEMPTS) continue;
      else this.withoutControl.push(`${kind}: ${refusals.join()}`);
      return;
    }
  }

  #count(kind: string, refusals: readonly string[]): void {
    const counts = (this.refused[kind] ??= {});
    for (const refusal of refusals) counts[refusal] = (counts[refusal] ?? 0) + 1;
  }

  /** With a token of the own network, at the other's door. */
  async #read(): Promise<Try> {
    const name = this.dice.one(Object.keys(CASES));
    const agency = this.dice.one(CASES[name]!);
    const { network } = this.home.hub;
    const handle = handleOf(agency, name);
    const path = `/v1/networks/${this.abroad.hub.network}/cases/${handle}/timeline`;
    const token = await this.home.hub
      .tokens(agency)
      .make({ network, agency, actor: 'staff-17' }, { method: 'GET', path });
    const { statusCode, body } = await this.abroad.hub.readTimeline(agency, { handle, token });
    // There the same door answers who asks with a token of that network.
    const own = await this.abroad.hub.readTimeline(agency, { handle });
    return {
      kind: 'token',
      refusals: [`${statusCode} ${String(problemIn(body)['pointer'])}`],
      letIn: statusCode === 200 ? `${agency} read ${name}` : undefined,
      // The histories' clock may jump between the making of a token and its use: that says nothing of networks.
      isControlled: own.statusCode === 200 && problemIn(body)['pointer'] !== '/token/TOKEN_EXPIRED',
    };
  }

  /**
   * Signed for the own network, handed in at the other's doors, of a handle that stands for a case in both. A body that takes part in both
   * may have the same keys there: then nothing but the network of the envelope tells whom it is for.
   */
  async #tell(): Promise<Try> {
    const { hub } = this.abroad;
    this.#told += 1;
    const agency = QUIET_AGENCIES[this.#told % QUIET_AGENCIES.length]!;
    const hasSameKey = keyOf(this.home, agency) === keyOf(this.abroad, agency);
    const signed = this.home.hub.agencyOf(agency).says({
      type: VOUCHER,
      data: catalogueEntry(VOUCHER)?.example ?? {},
      name: this.#name('stray'),
      handle: handleOf(agency, QUIET_CASE),
      network: this.home.hub.network,
    });
    const sealed = hub.seal({ batch: [signed] });
    const { statusCode, body } = await hub.post(agency, sealed);
    const broker = { network: hub.network, agency, authenticated: true };
    const answer = await hub.app.get(Intake).receiveBatch(broker, Buffer.from(sealed));
    const outcomes = answer.kind === 'answered' ? answer.outcomes : [];
    const accepted = statusCode === 200 || outcomes.some(({ outcome }) => outcome === 'accepted');
    const [receipt] = await this.home.hub.tellUntilTaken(agency, signed);
    return {
      kind: hasSameKey ? 'envelope under the same key' : 'envelope under another key',
      refusals: [
        `${statusCode} ${String(problemIn(body)['code'])}`,
        ...outcomes.map(({ outcome, code }) => `${outcome} ${code}`),
      ],
      letIn: accepted ? `${agency} told of a case` : undefined,
      // At home it is read and judged by what it says: held where an agreement of the history has dropped the row meanwhile.
      isControlled: outcomes.length === 1 && ['accepted', 'held'].includes(receipt?.outcome ?? ''),
    };
  }

  /** With a link code that was just made in the other network, where somebody else redeems it afterwards. */
  async #redeem(): Promise<Try> {
    const name = this.#name('code');
    const by = this.dice.one(MAKE_CODES);
    const agency = this.dice.one(REDEEM_CODES.filter((one) => one !== by));
    const codeHash = linkCodeHash(name);
    const validUntil = fromNow(20);
    await this.abroad.say(by, name, OPEN);
    await this.abroad.say(by, name, MAKE_CODE, { codeHash, validUntil });
    const { outcome, code } = await this.home.say(agency, name, REDEEM, { codeHash });
    const control = await this.abroad.say(agency, name, REDEEM, { codeHash });
    return {
      kind: 'code',
      refusals: [`${outcome} ${code}`],
      letIn: outcome === 'accepted' ? `${agency} redeemed the code of ${by}` : undefined,
      isControlled: outcome === 'refused' && control.outcome === 'accepted',
    };
  }

  /**
   * A consent of the own network, for a case whose handles stand for one in the other network too. It opens nothing there, where
   * the person has withdrawn the same: neither what is told already nor what is told from then on.
   */
  async #consent(): Promise<Try> {
    const { home, abroad } = this;
    const name = this.#name('wide');
    for (const stage of [home, abroad]) await this.#shared(stage, name);
    await abroad.say('vhs', name, GIVE, this.#wide(`${name}-abroad`, ['jobcenter']));
    const before = await abroad.record('vhs', name, PROGRESS);
    await abroad.say('vhs', name, WITHDRAW, { consentId: consentIdOf(`${name}-abroad`) });
    const recipients = ['jobcenter', 'abh', 'caritas'];
    await home.say('vhs', name, GIVE, this.#wide(`${name}-home`, recipients));
    const told = await abroad.record('vhs', name, PROGRESS);
    const shown = await abroad.read('jobcenter', name);
    const toldAtHome = await home.record('vhs', name, PROGRESS);
    const shownAtHome = await home.read('jobcenter', name);
    return {
      kind: 'consent',
      refusals: [`${told.outcome} ${told.code}`, `shown ${shown}`],
      letIn: told.outcome === 'accepted' || (shown ?? 0) > 0 ? `${name} opened ${told.id}` : undefined,
      isControlled:
        before.outcome === 'accepted' &&
        told.code === 'NO_BASIS_NOW' &&
        shown === 0 &&
        toldAtHome.outcome === 'accepted' &&
        shownAtHome === 1,
    };
  }

  /** A case that the course provider opens and shares with the Jobcenter. */
  async #shared(stage: HistoryStage, name: string): Promise<void> {
    const codeHash = linkCodeHash(name);
    await stage.say('vhs', name, OPEN);
    await stage.say('vhs', name, MAKE_CODE, { codeHash, validUntil: fromNow(20) });
    await stage.say('jobcenter', name, REDEEM, { codeHash });
  }

  #wide(name: string, recipients: readonly string[]) {
    return {
      consentId: consentIdOf(name),
      notice: noticeFor('duty-monitoring'),
      givenBy: 'person',
      consequencesTold: true,
      provisions: [
        {
          provisionId: `provision-${name}`.padEnd(24, '-'),
          form: 'consent',
          source: 'vhs',
          recipients,
          purposes: ['duty-monitoring'],
          eventTypes: ['*'],
          depth: 'detail',
          special: true,
          validFrom: fromNow(-1),
          validUntil: fromNow(300),
        },
      ],
    };
  }

  #name(kind: string): string {
    this.#names += 1;
    return `${kind}-${this.home.hub.network}-${this.#names}`;
  }
}

/** The public point: keys of different bodies may bear the same name. */
function keyOf(stage: HistoryStage, agency: string): string | undefined {
  return stage.hub.agencyOf(agency).own.signing[0].jwk.x;
}

function consentIdOf(name: string): string {
  return `consent-${name}`.padEnd(24, '-');
}

function problemIn(body: string): Readonly<Record<string, unknown>> {
  return body.startsWith('{') ? (JSON.parse(body) as Readonly<Record<string, unknown>>) : {};
}

function fromNow(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString();
}
