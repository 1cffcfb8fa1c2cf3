import type { ConsentTerms } from './consent-terms.ts';
import { consentGiven } from './consent-terms.ts';
import type { Story } from './story.ts';

/** What an agency says in a story: on which day, and what. */
export class Voice {
  constructor(
    readonly agency: string,
    private readonly story: () => Story,
  ) {}

  /** From here on it is this day. */
  on(day: string): this {
    this.story().goTo(day);
    return this;
  }

  /** Tells an event, by the short name of its type; its id. */
  tells(type: string, fields: object): Promise<string> {
    return this.story().must(this.agency, type, fields);
  }

  /** Would tell, but nobody may have it yet: it waits in the own outbox, where the hub does not know of it. */
  async keeps(type: string, fields: object): Promise<void> {
    expect(await this.story().mustNot(this.agency, type, fields)).toBe('NO_BASIS_NOW');
  }

  /** Puts an earlier entry right. */
  corrects(id: string, type: string, fields: object): Promise<string> {
    return this.story().must(this.agency, type, fields, id);
  }

  /** Takes down what the person agrees to; the id of the consent. */
  async takesDown(terms: ConsentTerms): Promise<string> {
    const consentId = this.story().newId('consent');
    await this.story().must(this.agency, 'consent.give', consentGiven(consentId, terms, this.story().now()));
    return consentId;
  }

  /** What the hub says to a consent that is not this agency's to take down. */
  mayNotTakeDown(terms: ConsentTerms): Promise<string> {
    const given = consentGiven(this.story().newId('consent'), terms, this.story().now());
    return this.story().mustNot(this.agency, 'consent.give', given);
  }

  /** Takes down that the person takes a consent back. */
  async withdraws(consentId: string): Promise<void> {
    await this.story().must(this.agency, 'consent.withdraw', { consentId });
  }

  /** Does not acknowledge what another body took down for it. */
  async objects(consentId: string, recordedBy: string): Promise<void> {
    await this.story().must(this.agency, 'consent.object', { consentId, recordedBy, ground: 'not-ours' });
  }

  /** Asks another agency, which may answer upon this; the id of the request. */
  asks(addressee: string, about: string, paragraph: string, necessity: string): Promise<string> {
    const asked = { addressee, about: `de.wegmarke.${about}.v1`, paragraph, necessity };
    return this.tells('information.requested', asked);
  }

  /** A clerk decides that an event may be told under a row that leaves it to the clerk (§ 67d(1) SGB X). */
  async clears(
    eventId: string,
    row: string,
    recipient: string,
    purpose: string,
    type: string,
  ): Promise<void> {
    const rowId = [row, type.slice(type.indexOf('.') + 1), this.agency, recipient, purpose].join('.');
    const staff = `${this.agency}-001`;
    const decided = { eventId, rowId, recipient, decision: 'disclose', staff };
    await this.story().must(this.agency, 'disclosure.decide', decided);
  }

  /** Closes the own file: the periods of what it told begin, and whoever may know is told that it did. */
  async closesItsFile(ground: 'goal-reached' | 'moved' | 'handed-over'): Promise<void> {
    await this.story().must(this.agency, 'case.close-file');
    await this.story().must(this.agency, 'entry.case-closed', { ground });
  }

  /** Closes the own file where nobody may know that it did: it tells the hub alone, and the event stays in the own outbox. */
  async closesItsFileUnheard(ground: 'goal-reached' | 'moved' | 'handed-over'): Promise<void> {
    await this.story().must(this.agency, 'case.close-file');
    await this.keeps('entry.case-closed', { ground });
  }

  /** Finds that the own file was linked to this case by mistake: from then on the agency shares it no more. */
  async splits(ground: 'other-person' | 'wrong-number' | 'code-of-another'): Promise<void> {
    await this.story().must(this.agency, 'case.unlink', { ground, staff: `${this.agency}-001` });
    this.story().sharing.splice(this.story().sharing.indexOf(this.agency), 1);
  }

  /** What the hub says to something that is not for this agency to tell. */
  mayNotTell(type: string, fields: object): Promise<string> {
    return this.story().mustNot(this.agency, type, fields);
  }

  /** Takes down that the person says an entry is wrong (§ 84(2) SGB X). */
  async disputes(dispute: string, ...eventIds: readonly string[]): Promise<void> {
    const staff = `${this.agency}-001`;
    await this.story().must(this.agency, 'rights.dispute-entry', { dispute, eventIds, staff });
  }

  /** What was disputed is put right, or stands. */
  async settles(dispute: string, outcome: 'corrected' | 'stands-by' | 'taken-back'): Promise<void> {
    const staff = `${this.agency}-001`;
    await this.story().must(this.agency, 'rights.settle-dispute', { dispute, outcome, staff });
  }

  /** The person asks for a restriction, and two of the own rights desk grant it; the id of the request. */
  async restricts(...eventIds: readonly string[]): Promise<string> {
    const request = this.story().newId('request');
    const [one, other] = [{ staff: `${this.agency}-001` }, { staff: `${this.agency}-002` }];
    const receivedAt = this.story().now();
    const asked = { request, kind: 'restriction', eventIds, receivedAt, identityCheck: 'document', ...one };
    await this.story().must(this.agency, 'rights.request', asked);
    const proposed = { request, decision: 'grant', ...one };
    const proposal = await this.story().must(this.agency, 'rights.propose', proposed);
    await this.story().must(this.agency, 'rights.confirm', { request, proposal, ...other });
    return request;
  }

  /** Two of the rights desk lift a restriction after the person was told. */
  async lifts(request: string): Promise<void> {
    const [one, other] = [{ staff: `${this.agency}-001` }, { staff: `${this.agency}-002` }];
    const lifting = { request, personToldAt: this.story().now(), ...one };
    const proposal = await this.story().must(this.agency, 'rights.propose-lift', lifting);
    await this.story().must(this.agency, 'rights.confirm-lift', { request, proposal, ...other });
  }
}
