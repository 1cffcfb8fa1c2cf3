import { linkCodeHash } from '#jose';
import { handleOf } from '../../apps/hub/src/spec/hub-on-memory.ts';
import type { Dice } from '../fuzz/dice.ts';
import { CASES } from './random-history.ts';
import type { HistoryStage } from './stage.ts';

const MAKE_CODE = 'de.wegmarke.case.make-link-code.v1';
const REDEEM = 'de.wegmarke.case.redeem-link-code.v1';
const GIVE = 'de.wegmarke.consent.give.v1';
const DAY_MS = 86_400_000;
const NOTICE = { id: 'notice-course', version: '1', language: 'de', channel: 'paper' };

/** What agencies of one network try in another of the same hub, whose cases they know by name, by handle and by code. */
export class Trespasses {
  /** Which of them were let in, though nothing was shown: there should be none. */
  readonly letIn: string[] = [];
  tried = 0;
  /** How many codes there were to be redeemed. */
  codes = 0;

  constructor(
    private readonly home: HistoryStage,
    private readonly abroad: HistoryStage,
    private readonly dice: Dice,
  ) {}

  /** One of the ways across. */
  async one(): Promise<void> {
    this.tried += 1;
    const name = this.dice.one(Object.keys(CASES));
    const agency = this.dice.one(CASES[name]!);
    await this.dice.one([
      () => this.#read(agency, name),
      () => this.#tell(agency, name),
      () => this.#redeem(agency, name),
      () => this.#consent(name),
    ])();
  }

  /** With a token of the own network, at the other's door. */
  async #read(agency: string, name: string): Promise<void> {
    const token = await this.#token(agency, name);
    const answer = await this.abroad.hub.readTimeline(agency, { handle: handleOf(agency, name), token });
    if (answer.statusCode === 200) this.letIn.push(`${agency} read ${name} with a token of another network`);
  }

  /** Signed for the own network, handed in at the other's door: an agency that is in both has the same keys there. */
  async #tell(agency: string, name: string): Promise<void> {
    const { hub } = this.abroad;
    const signed = this.home.hub.agencyOf(agency).says({
      type: 'de.wegmarke.language.course-started.v1',
      name: `stray-${this.home.hub.network}-${this.tried}`,
      handle: handleOf(agency, name),
      network: this.home.hub.network,
    });
    const { body } = await hub.post(agency, hub.seal({ batch: [signed] }));
    const receipts = Buffer.from(body.split('.')[1] ?? '', 'base64url').toString();
    if (receipts.includes('"accepted"')) this.letIn.push(`${agency} told of ${name} in another network`);
  }

  /** With a link code that was just made in the other network. */
  async #redeem(agency: string, name: string): Promise<void> {
    const codeHash = linkCodeHash(`stray-${this.home.hub.network}-${this.tried}`);
    const validUntil = new Date(Date.now() + DAY_MS).toISOString();
    const made = await this.abroad.say(agency, name, MAKE_CODE, { codeHash, validUntil });
    const { outcome } = await this.home.say(agency, 'elsewhere', REDEEM, { codeHash });
    if (made.outcome === 'accepted') this.codes += 1;
    if (outcome === 'accepted') this.letIn.push(`${agency} redeemed a code of another network`);
  }

  /** A consent of the own network that names everybody, also as the other network's: it must open nothing there. */
  async #consent(name: string): Promise<void> {
    const recipients = ['jobcenter', 'abh', 'caritas', `${this.abroad.hub.network}/jobcenter`];
    await this.home.say('vhs', name, GIVE, {
      consentId: `wide-${this.home.hub.network}-${this.tried}`.padEnd(24, '-'),
      notice: NOTICE,
      givenBy: 'person',
      consequencesTold: true,
      provisions: [
        {
          provisionId: `wide-provision-${this.tried}`.padEnd(24, '-'),
          form: 'consent',
          source: 'vhs',
          recipients: this.dice.happens(50) ? recipients : recipients.slice(0, 3),
          purposes: ['course-progress'],
          eventTypes: ['*'],
          depth: 'detail',
          special: true,
          validFrom: new Date(Date.now() - DAY_MS).toISOString(),
          validUntil: new Date(Date.now() + 300 * DAY_MS).toISOString(),
        },
      ],
    });
  }

  #token(agency: string, name: string): Promise<string> {
    const { network } = this.home.hub;
    const path = `/v1/networks/${this.abroad.hub.network}/cases/${handleOf(agency, name)}/timeline`;
    return this.home.hub.tokens(agency).make({ network, agency, actor: 'staff-17' }, { method: 'GET', path });
  }
}
