import type { Dice } from '../../fuzz/dice.ts';
import type { Cell } from '../reference/terms.ts';
import type { Told } from '../vector.ts';

/** The agencies of the agreement `course`. */
export const AGENCIES = ['abh', 'asylblg', 'jobcenter', 'vhs', 'caritas', 'bamf', 'ehrenamt'];
const CONTROLLERS: Readonly<Record<string, readonly string[]>> = {
  stadt: ['abh', 'asylblg'],
  kreis: ['jobcenter'],
  'vhs-traeger': ['vhs'],
  'caritas-verband': ['caritas'],
};
const EVENTS = ['event-1', 'event-2', 'event-3'];
/** The requests of the person that may have been answered. */
export const REQUESTS = ['request-1', 'request-2'];
/** The ask's own instants and those just beside them. */
const INSTANTS = [
  '2026-01-05T08:00:00.000Z',
  '2026-02-10T09:00:00.000Z',
  '2026-02-10T09:00:00.001Z',
  '2026-03-02T09:59:59.999Z',
  '2026-03-02T10:00:00.000Z',
  '2026-03-02T10:00:00.001Z',
  '2027-01-05T08:00:00.000Z',
];
/** When what is asked about happened. */
export const HAPPENED = '2026-02-10T09:00:00.000Z';

/** What may happen in a case, thrown: facts around one cell of the agreement, each under an envelope of its own. */
export class RandomStory {
  readonly #consents: { readonly by: string; readonly consentId: string }[] = [];
  readonly #open: string[] = [];
  /** What can be put in doubt. */
  readonly #envelopes: string[] = [];
  readonly #inDoubt: string[] = [];
  #ids = 0;

  constructor(
    private readonly dice: Dice,
    private readonly cell: Cell,
  ) {}

  /** What happens next, under an envelope of its own. */
  signed(): Told {
    const told = this.#next();
    const envelope = 'id' in told ? told.id : this.#id('envelope');
    this.#envelopes.push(envelope);
    return 'id' in told ? told : { ...told, envelope };
  }

  #next(): Told {
    const { dice, cell } = this;
    // Clocks differ: what is in the record may name a later instant than the ask's.
    const at = dice.one(INSTANTS);
    const known = this.#consents.length > 0 ? dice.one(this.#consents) : undefined;
    const [controller, agencies] = dice.happens(60)
      ? this.#ofSender()
      : dice.one(Object.entries(CONTROLLERS));
    const decided = { controller, request: dice.one(REQUESTS) };
    const facts: readonly (readonly [number, () => Told])[] = [
      [8, () => this.#given()],
      [known ? 5 : 0, () => this.#ending(known!, at)],
      [known ? 3 : 0, () => this.#changed(known!, at)],
      [4, () => this.#event()],
      [3, () => this.#request()],
      [3, () => this.#settled()],
      [3, () => this.#clerk()],
      [
        2,
        () => ({
          fact: 'restricted',
          ...decided,
          agencies,
          from: at,
          ...(dice.happens(40) && { eventIds: ['event-2'] }),
        }),
      ],
      [2, () => ({ fact: 'restriction-lifted', ...decided, at })],
      [
        2,
        () => ({
          fact: 'objection-upheld',
          ...decided,
          agencies,
          row: cell.row,
          ...(dice.happens(30) && { told: this.#told() }),
          from: at,
        }),
      ],
      [
        1,
        () => ({
          fact: 'disputed',
          by: cell.sender,
          dispute: this.#id('dispute'),
          eventIds: ['event-1'],
        }),
      ],
      [
        2,
        () => ({
          fact: 'access-released',
          ...decided,
          agencies,
          eventIds: dice.one([['event-1'], ['event-1', 'event-2']]),
        }),
      ],
      [3, () => this.#doubted(at)],
      [3, () => this.#doubtSettled()],
      [dice.happens(20) ? 1 : 0, () => ({ fact: 'erased', ...(dice.happens(80) && { controller }) })],
    ];
    let left = dice.below(facts.reduce((sum, [weight]) => sum + weight, 0));
    const [, make] = facts.find(([weight]) => (left -= weight) < 0)!;
    return make();
  }

  /** What the row told in an earlier agreement: the cell, or nearly. */
  #told() {
    const { dice, cell } = this;
    const { eventType, sender, recipient, purpose } = cell;
    const told = {
      types: [eventType],
      senders: [sender],
      recipients: [recipient, 'ehrenamt'],
      purposes: [purpose, 'counselling'],
    };
    return dice.happens(60) ? told : { ...told, ...dice.one([{ types: [] }, { recipients: ['ehrenamt'] }]) };
  }

  #ofSender(): readonly [string, readonly string[]] {
    return (
      Object.entries(CONTROLLERS).find(([, agencies]) => agencies.includes(this.cell.sender)) ?? ['stadt', []]
    );
  }

  #given(): Told {
    const { dice, cell } = this;
    const by = dice.one([cell.sender, cell.sender, cell.sender, 'caritas', cell.recipient]);
    const consentId = this.#id('consent');
    const older = dice.happens(30) ? this.#consents.findIndex((one) => one.by === by) : -1;
    // A record's place is taken once.
    const [old] = older < 0 ? [] : this.#consents.splice(older, 1);
    this.#consents.push({ by, consentId });
    const isChild = dice.happens(20);
    return {
      fact: 'consent-given',
      by,
      consentId,
      at: dice.one(INSTANTS.slice(0, 5)),
      givenBy: isChild ? 'guardian' : 'person',
      ...(isChild && { representedUntil: dice.one(INSTANTS) }),
      ...(old !== undefined && { supersedes: old.consentId }),
      provisions: [this.#provision()],
    };
  }

  #provision() {
    const { dice, cell } = this;
    return {
      provisionId: this.#id('provision'),
      form: dice.one(['consent', 'consent', 'secrecy-release'] as const),
      source: dice.happens(95) ? cell.sender : dice.one(AGENCIES),
      recipients: [dice.happens(95) ? cell.recipient : dice.one(AGENCIES)],
      purposes: [cell.purpose],
      eventTypes: [dice.happens(60) ? '*' : cell.eventType],
      depth: dice.one(['fact', 'date', 'detail'] as const),
      special: dice.happens(50),
      ...(dice.happens(20) && { dataFrom: dice.one(INSTANTS.slice(0, 3)) }),
      ...(dice.happens(20) && { dataUntil: dice.one(INSTANTS.slice(1, 4)) }),
      validFrom: dice.happens(70) ? INSTANTS[0]! : dice.one(INSTANTS),
      validUntil: dice.happens(70) ? INSTANTS.at(-1)! : dice.one(INSTANTS.slice(3)),
    };
  }

  #ending({ by, consentId }: { readonly by: string; readonly consentId: string }, at: string): Told {
    const { dice, cell } = this;
    return dice.one<() => Told>([
      () => ({ fact: 'consent-withdrawn', by, recordedBy: by, consentId, at }),
      () => ({ fact: 'consent-withdrawn', by, recordedBy: by, consentId, at, source: cell.sender }),
      () => ({ fact: 'consent-invalidated', by, consentId, at }),
      () => ({
        fact: 'consent-objected',
        by: cell.sender === by ? 'bamf' : cell.sender,
        recordedBy: by,
        consentId,
        at,
      }),
    ])();
  }

  #changed({ by, consentId }: { readonly by: string; readonly consentId: string }, at: string): Told {
    const { dice } = this;
    return dice.one<() => Told>([
      () => ({ fact: 'consent-amended', by, consentId, at, provisions: [this.#provision()] }),
      () => ({ fact: 'consent-reconfirmed', by, consentId, at, givenBy: 'person' }),
      () => ({
        fact: 'consent-reconfirmed',
        by,
        consentId,
        at,
        givenBy: 'guardian',
        representedUntil: dice.one(INSTANTS),
      }),
    ])();
  }

  #event(): Told {
    const { dice, cell } = this;
    const short = dice.one(['language.duty-stated', 'casework.plan-agreed']);
    const isOwn = dice.happens(50);
    return {
      fact: 'event',
      id: this.#id('other'),
      type: isOwn ? cell.eventType : `de.wegmarke.${short}.v1`,
      agency: isOwn ? cell.sender : dice.one(AGENCIES),
      happenedAt: HAPPENED,
    };
  }

  #request(): Told {
    const { dice, cell } = this;
    const by = dice.happens(80) ? cell.recipient : dice.one(AGENCIES);
    const id = this.#id('question');
    this.#open.push(id);
    return { fact: 'requested', by, addressee: cell.sender, about: cell.eventType, id };
  }

  #settled(): Told {
    const { dice, cell } = this;
    const how = dice.one(['answered', 'declined'] as const);
    return {
      fact: 'settled',
      request: this.#open.shift() ?? 'question-of-nobody',
      event: dice.one(EVENTS),
      by: cell.sender,
      how,
    };
  }

  #clerk(): Told {
    const { dice, cell } = this;
    const decision = dice.one(['disclose', 'disclose', 'withhold'] as const);
    const depth = dice.one(['fact', 'date', 'detail'] as const);
    const event = dice.one(EVENTS);
    return {
      fact: 'clerk-decided',
      by: cell.sender,
      event,
      row: cell.id,
      recipient: cell.recipient,
      decision,
      ...(dice.happens(20) && { depth }),
    };
  }

  #doubted(at: string): Told {
    const { dice, cell } = this;
    const agency = dice.happens(80) ? cell.sender : cell.recipient;
    const links = [`link-of-${cell.sender}`, `link-of-${cell.recipient}`];
    const envelopes = [...this.#envelopes, ...EVENTS, ...links].filter(() => dice.happens(30));
    this.#inDoubt.push(...envelopes);
    return { fact: 'doubted', agency, envelopes, at };
  }

  #doubtSettled(): Told {
    const { dice, cell } = this;
    const ids = this.#inDoubt.filter(() => dice.happens(70));
    const isConfirmed = ids.map(() => dice.happens(80));
    return {
      fact: 'doubt-settled',
      agency: dice.happens(80) ? cell.sender : cell.recipient,
      confirmed: ids.filter((_, nth) => isConfirmed[nth]),
      disowned: ids.filter((_, nth) => !isConfirmed[nth]),
    };
  }

  #id(kind: string): string {
    this.#ids += 1;
    return `${kind}-${this.#ids}`;
  }
}
