import { doubtedAmong, disownedAmong, envelopeOf } from './doubts.ts';
import type { Cell, Lists, Terms } from './terms.ts';
import type { Fact } from './vector.ts';

/** A request from one agency to another, and what answered it. */
export interface Request {
  readonly by: string;
  readonly addressee: string;
  readonly about: string;
  isOpen: boolean;
  readonly answers: Set<string>;
}

/** Art. 18 GDPR: what is restricted from when. */
export interface Restriction {
  readonly controller: string;
  readonly request: string;
  readonly agencies: readonly string[];
  readonly from: string;
  readonly eventIds?: readonly string[];
  liftedAt?: string;
}

/** Facts that open something; the rest narrows, and goes on doing so whatever becomes unreadable. */
const OPENING = [
  'linked',
  'link-proposed',
  'event',
  'consent-given',
  'consent-amended',
  'consent-reconfirmed',
  'requested',
  'settled',
  'clerk-decided',
  'access-released',
  'doubt-settled',
];

/** A case as the record of it says, read from its facts one question at a time. */
export class Story {
  readonly #facts: readonly Fact[];
  /** What was erased: controllers, or everything. */
  readonly #erased: ReadonlySet<string | undefined>;
  /** Envelopes in doubt, those that were disowned among them. */
  readonly #doubted: ReadonlySet<string>;

  constructor(
    history: readonly Fact[],
    private readonly terms: Terms,
  ) {
    this.#facts = history.filter((fact, index) => !this.#wasErased(fact, history.slice(index + 1)));
    this.#erased = new Set(this.#of('erased').map((fact) => fact['controller'] as string | undefined));
    this.#doubted = doubtedAmong(this.#facts);
  }

  /** What is left to read. */
  get facts(): readonly Fact[] {
    return this.#facts;
  }

  isErasedFor(agency: string): boolean {
    return this.#erased.has(undefined) || this.#erased.has(this.terms.controllerOf.get(agency));
  }

  /** The first link stays, unless it was disowned before the next. */
  isLinked(agency: string): boolean {
    let rests: readonly string[] | undefined;
    for (const [index, fact] of this.#facts.entries()) {
      if (fact.fact !== 'linked' || fact['agency'] !== agency) continue;
      const disowned = disownedAmong(this.#facts.slice(0, index));
      if (rests === undefined || rests.some((id) => disowned.has(id)))
        rests = [envelopeOf(fact), fact['proposal'] as string | undefined].filter((id) => id !== undefined);
    }
    return rests !== undefined && rests.every((id) => !this.#doubted.has(id));
  }

  /** Whether an asked event of this sender may be somebody else's doing. */
  isInDoubt(sender: string, eventIds: readonly string[]): boolean {
    return this.#of('event').some(
      (fact) => fact['agency'] === sender && eventIds.includes(String(fact['id'])) && this.#isDoubted(fact),
    );
  }

  isInvited(agency: string): boolean {
    const accepted = this.#of('linked').map((fact) => fact['proposal']);
    return this.#of('link-proposed').some(
      (fact) => fact['recipient'] === agency && !accepted.includes(fact['id']) && !this.#isDoubted(fact),
    );
  }

  /** Who recorded events of this type, when each happened, and whether that is in doubt; what was disowned never was. */
  eventsOf(
    type: string,
  ): readonly { readonly author: string; readonly at: string; readonly isDoubted: boolean }[] {
    const disowned = disownedAmong(this.#facts);
    return this.#of('event')
      .filter((fact) => fact['type'] === type && !disowned.has(String(envelopeOf(fact))))
      .map((fact) => ({
        author: String(fact['agency']),
        at: String(fact['happenedAt']),
        isDoubted: this.#isDoubted(fact),
      }));
  }

  restrictions(sender: string, eventIds: readonly string[], at: string): readonly Restriction[] {
    const all: Restriction[] = [];
    for (const fact of this.#facts) {
      if (fact.fact === 'restricted') all.push({ ...(fact as unknown as Restriction) });
      if (fact.fact === 'restriction-lifted' && !this.#isDoubted(fact)) lift(all, fact);
    }
    return all.filter(
      (one) =>
        one.agencies.includes(sender) &&
        (one.liftedAt === undefined || one.liftedAt > at) &&
        (one.eventIds === undefined || one.eventIds.some((id) => eventIds.includes(id))),
    );
  }

  /** Whether what the cell tells was objected to, under whatever row. */
  hasObjection({ eventType, sender, recipient, purpose }: Cell): boolean {
    return this.#of('objection-upheld').some((fact) => {
      const told = (fact['told'] as Lists | undefined) ?? this.terms.lists.get(String(fact['row']));
      return (
        (fact['agencies'] as string[]).includes(sender) &&
        told?.types.includes(eventType) === true &&
        told.senders.includes(sender) &&
        told.recipients.includes(recipient) &&
        told.purposes.includes(purpose)
      );
    });
  }

  requests(): readonly Request[] {
    const requests = new Map<unknown, Request>();
    for (const [index, fact] of this.#facts.entries()) {
      if (fact.fact === 'requested' && !this.#isDoubted(fact))
        requests.set(fact['id'], {
          by: String(fact['by']),
          addressee: String(fact['addressee']),
          about: String(fact['about']),
          isOpen: true,
          answers: new Set(),
        });
      const request = fact.fact === 'settled' ? requests.get(fact['request']) : undefined;
      if (fact.fact === 'event') correct([...requests.values()], fact);
      if (request?.isOpen === true && request.addressee === fact['by'])
        settle(request, fact, this.#facts.slice(0, index));
    }
    return [...requests.values()];
  }

  /** Whether the sender's clerk stands by a decision to tell this recipient of the event under this cell. */
  hasClearance(sender: string, recipient: string, cell: Cell, event: string): boolean {
    const last = this.#of('clerk-decided').findLast(
      (fact) =>
        fact['by'] === sender &&
        fact['recipient'] === recipient &&
        fact['row'] === cell.id &&
        fact['event'] === event,
    );
    if (last === undefined || this.#isDoubted(last)) return false;
    return last['decision'] === 'disclose' && (last['depth'] ?? cell.depth) === cell.depth;
  }

  isDisputed(eventIds: readonly string[]): boolean {
    const authors = new Map(this.#of('event').map((fact) => [fact['id'], fact['agency']]));
    const isOpen = (dispute: Fact, id: string) =>
      !this.#of('dispute-settled')
        .filter((fact) => fact['dispute'] === dispute['dispute'])
        .some(({ by, outcome }) =>
          outcome === 'taken-back' ? by === dispute['by'] : by === authors.get(id),
        );
    return this.#of('disputed').some((dispute) =>
      (dispute['eventIds'] as string[]).some((id) => eventIds.includes(id) && isOpen(dispute, id)),
    );
  }

  /** Ids that controllers released to the person in answer to a request; each answers it once. */
  releasedToPerson(request: string | undefined): readonly string[] {
    const answers = this.#of('access-released').filter((fact) => fact['request'] === request);
    return answers
      .filter(
        ({ controller }, index) => answers.findIndex((one) => one['controller'] === controller) === index,
      )
      .filter((fact) => !this.#isDoubted(fact))
      .flatMap((fact) => fact['eventIds'] as string[]);
  }

  #isDoubted(fact: Fact): boolean {
    return this.#doubted.has(String(envelopeOf(fact)));
  }

  #of(name: string): readonly Fact[] {
    return this.#facts.filter(({ fact }) => fact === name);
  }

  /** What an agency of an erased controller had opened is gone. */
  #wasErased(fact: Fact, later: readonly Fact[]): boolean {
    if (!OPENING.includes(fact.fact)) return false;
    const whose = fact['controller'] ?? this.terms.controllerOf.get(String(fact['agency'] ?? fact['by']));
    return later.some(
      (next) => next.fact === 'erased' && (next['controller'] === undefined || next['controller'] === whose),
    );
  }
}

function lift(restrictions: readonly Restriction[], fact: Fact): void {
  for (const one of restrictions)
    if (one.controller === fact['controller'] && one.request === fact['request'])
      one.liftedAt ??= String(fact['at']);
}

/** Open what answered: the answering event, and what the addressee had recorded of that type before it. */
function settle(request: Request, fact: Fact, before: readonly Fact[]): void {
  request.isOpen = false;
  request.answers.add(String(fact['event']));
  if (fact['how'] !== 'answered') return;
  for (const one of before) {
    const isAbout = one.fact === 'event' && one['type'] === request.about;
    if (isAbout && one['agency'] === request.addressee) request.answers.add(String(one['id']));
  }
}

/** What corrects an answer stays open like the answer. */
function correct(requests: readonly Request[], { id, corrects }: Fact): void {
  for (const { answers } of requests) if (answers.has(String(corrects))) answers.add(String(id));
}
