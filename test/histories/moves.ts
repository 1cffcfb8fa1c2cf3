import { linkCodeHash } from '#jose';
import { OPEN } from '../../apps/hub/src/spec/hub-on-memory.ts';
import { noticeFor } from '../network/notices.ts';
import { isGuest } from './agreement.ts';
import type { HistoryStage } from './stage.ts';

const MAKE_CODE = 'de.wegmarke.case.make-link-code.v1';
const REDEEM = 'de.wegmarke.case.redeem-link-code.v1';
const GIVE = 'de.wegmarke.consent.give.v1';
const WITHDRAW = 'de.wegmarke.consent.withdraw.v1';
const COURSE = 'language.course-started';
const MODULE = 'language.module-completed';
const DAY_MS = 86_400_000;
/** How often a move is made anew in whose midst the history stole a key, so that the guest could be shown nothing. */
const ATTEMPTS = 12;

/**
 * Persons who move in the middle of a course, out of one network into the other: the course provider there, which is a guest here, is
 * shown what they agree to, here and by nobody else, until they take it back.
 */
export class Moves {
  /** What the guest was shown without consent, or its own network at all: there should be none. */
  readonly unasked: string[] = [];
  /** How many moves there were in which the guest was shown something with consent, and nothing before and after. */
  shown = 0;
  #count = 0;
  readonly #guest: string;

  constructor(
    private readonly town: HistoryStage,
    /** Where the guest is at home, and has a case of the same name. */
    private readonly home: HistoryStage,
  ) {
    this.#guest = Object.keys(town.agencies).find(isGuest) ?? '';
  }

  async one(): Promise<void> {
    for (let attempts = 1; ; attempts += 1) {
      if (await this.#move()) this.shown += 1;
      else if (attempts < ATTEMPTS) continue;
      else this.unasked.push(`not shown as agreed to ${this.#guest} in ${attempts} moves`);
      return;
    }
  }

  /** Whether the consent was seen to make the difference. */
  async #move(): Promise<boolean> {
    this.#count += 1;
    const { town, home } = this;
    const name = `moved-${town.hub.network}-${this.#count}`;
    await home.say('vhs', name, OPEN);
    await this.#shared(name);
    // In the record, as the person may see it: the guest may not.
    const earlier = await town.record('vhs', name, COURSE);
    const before = await this.#shown(name);
    const consent = this.#consent(name);
    await town.say('vhs', name, GIVE, consent);
    const later = await town.record('vhs', name, MODULE);
    const shown = await this.#shown(name);
    const elsewhere = await home.read('vhs', name);
    await town.say('vhs', name, WITHDRAW, { consentId: consent.consentId });
    const after = await this.#shown(name);
    const leaks = { before, after, elsewhere };
    for (const [when, entries] of Object.entries(leaks))
      if ((entries ?? 0) > 0) this.unasked.push(`${name}: ${entries} entries ${when}`);
    return (
      [earlier, later].every(({ outcome }) => outcome === 'accepted') &&
      before === 0 &&
      shown === 2 &&
      elsewhere === 0 &&
      after === 0
    );
  }

  /** With a code alone nothing comes along. */
  async #shared(name: string): Promise<void> {
    const codeHash = linkCodeHash(name);
    await this.town.say('vhs', name, OPEN);
    await this.town.say('vhs', name, MAKE_CODE, { codeHash, validUntil: fromNow(20) });
    await this.town.say(this.#guest, name, REDEEM, { codeHash });
  }

  #shown(name: string): Promise<number | undefined> {
    return this.town.read(this.#guest, name);
  }

  #consent(name: string) {
    return {
      consentId: `consent-${name}`.padEnd(24, '-'),
      notice: noticeFor('case-management'),
      givenBy: 'person',
      consequencesTold: true,
      provisions: [
        {
          provisionId: `provision-${name}`.padEnd(24, '-'),
          form: 'consent',
          source: 'vhs',
          recipients: [this.#guest],
          purposes: ['case-management'],
          eventTypes: ['*'],
          depth: 'detail',
          special: false,
          validFrom: fromNow(-1),
          validUntil: fromNow(300),
        },
      ],
    };
  }
}

function fromNow(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString();
}
