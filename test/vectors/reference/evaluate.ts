import type { StandingProvision } from './consents.ts';
import { cellsInForce, Knowledge } from './knowledge.ts';
import { standingProvisions } from './consents.ts';
import { Story } from './story.ts';
import type { Cell, Terms } from './terms.ts';
import { fullType } from './terms.ts';
import type { Answer, Depth, Question, Vector } from './vector.ts';
import { DEPTHS } from './vector.ts';

/** Event type → field → how deep it goes and whether it is of a special category (`catalogue/fields.json`). */
export type KnownFields = Readonly<
  Record<string, Readonly<Record<string, { readonly depth: Depth; readonly special?: boolean }>>>
>;

type Permit = Extract<Answer, { readonly decision: 'permit' }>;

const DOORS_IN = ['outbox', 'intake'];
const VIEW = 'person-view';
const STATISTICS = 'steering';
const DOORS_OUT = [
  'bell',
  'claim',
  'timeline',
  'export',
  'embed',
  'recall',
  'subject-access',
  VIEW,
  STATISTICS,
];
const PERSON = 'the-person';
const GROUP = 'the-steering-group';
const REQUESTED = fullType('information.requested');

/** From the one that comes nearest to a yes to the one that is farthest from it. */
const FLAWS = [
  'OUTSIDE_DATA_PERIOD',
  'CONSENT_NOT_YET_VALID',
  'CONSENT_EXPIRED',
  'CONSENT_WITHDRAWN',
  'CONSENT_INVALIDATED',
];

/** Answers a vector's question from docs/gate-vectors/README.md alone. */
export function evaluate(vector: Vector, terms: Terms, known: KnownFields): Answer {
  return new Evaluation(vector, terms, known).answer();
}

class Evaluation {
  readonly #ask: Question;
  readonly #story: Story;
  readonly #type: string;
  readonly #knowledge: Knowledge;

  constructor(
    private readonly vector: Vector,
    private readonly terms: Terms,
    private readonly known: KnownFields,
  ) {
    this.#ask = vector.ask;
    this.#type = vector.ask.eventType;
    this.#story = new Story(vector.history, terms);
    this.#knowledge = new Knowledge(vector.ask, this.#story, terms);
  }

  answer(): Answer {
    const barrier = this.#barrier();
    if (barrier !== undefined) return refuse(barrier);
    const { door, sender, recipient, fields, eventIds } = this.#ask;
    if (door === 'subject-access') return this.#toThePerson();
    if (sender === recipient) return this.#permit({ kind: 'own' }, fields, true);
    if (this.#story.isInDoubt(sender, eventIds)) return refuse('ENTRY_IN_DOUBT');
    return this.#byRows();
  }

  #barrier(): string | undefined {
    const { door, network, sender, at, happenedAt } = this.#ask;
    const isAccess = door === 'subject-access';
    if (![...DOORS_IN, ...DOORS_OUT].includes(door)) return 'DOOR_UNKNOWN';
    if (network !== this.terms.network) return 'NETWORK_DIFFERS';
    if (this.#story.isErasedFor(sender)) return 'CASE_ERASED';
    if (sender === PERSON || (!isAccess && !this.#story.isLinked(sender))) return 'SENDER_NOT_LINKED';
    if (!isAccess && !this.#isReached()) return 'RECIPIENT_NOT_LINKED';
    if (at < this.terms.validFrom) return 'AGREEMENT_NOT_IN_FORCE';
    return happenedAt > at ? 'HAPPENED_IN_FUTURE' : undefined;
  }

  /** The person is reached at the own view alone, and nobody else is there; an invited agency is reached by what proposes the link. */
  #isReached(): boolean {
    const { door, recipient, category, purpose } = this.#ask;
    if (recipient === PERSON || door === VIEW) return recipient === PERSON && door === VIEW;
    if (recipient === GROUP || door === STATISTICS)
      return recipient === GROUP && door === STATISTICS && purpose === 'steering-statistics';
    if (!DOORS_OUT.includes(door) || this.#story.isLinked(recipient)) return true;
    return category === 'link' && this.#story.isInvited(recipient);
  }

  #isView(): boolean {
    return this.#ask.door === VIEW;
  }

  #toThePerson(): Answer {
    const { recipient, eventIds, fields } = this.#ask;
    const released = this.#story.releasedToPerson(this.vector.answers);
    const isAll = eventIds.length > 0 && eventIds.every((id) => released.includes(id));
    if (recipient !== PERSON || !isAll) return refuse('NOT_RELEASED_TO_PERSON');
    const shown = fields.filter((name) => this.#field(name) !== undefined);
    return this.#permit({ kind: 'access', requestId: this.vector.answers }, shown, true);
  }

  #byRows(): Answer {
    const { sender, eventIds, at } = this.#ask;
    const cells = cellsInForce(this.terms.cells, this.#type, this.#ask);
    if (cells.length === 0) return refuse('NO_ROW');
    if (cells.some(({ basis }) => basis.kind === 'FORBIDDEN')) return refuse('FORBIDDEN');
    const restrictions = this.#isView() ? [] : this.#story.restrictions(sender, eventIds, at);
    const since = restrictions
      .map(({ from }) => from)
      .toSorted()
      .at(-1);
    const open = cells.filter(
      ({ basis, despiteRestriction }) =>
        since === undefined || despiteRestriction !== undefined || basis.kind === 'CONSENT',
    );
    let last: Answer = refuse('NO_ROW');
    for (const cell of open.toSorted(byPrecedence)) {
      last = this.#underCell(cell, cell.despiteRestriction === undefined ? since : undefined);
      if (last.decision === 'permit') return last;
    }
    return since === undefined ? last : refuse('RESTRICTED');
  }

  #underCell(cell: Cell, since: string | undefined): Answer {
    const { kind, duty } = cell.basis;
    if (cell.condition !== undefined && this.#knowledge.holds(cell.condition) !== true)
      return refuse('CONDITION_NOT_MET');
    if (kind === 'STATUTORY' && duty !== true && !this.#isView() && this.#story.hasObjection(cell))
      return refuse('OBJECTION_UPHELD');
    if (cell.trigger === 'on-request' && !this.#wasRequested()) return refuse('NOT_REQUESTED');
    const consent = kind === 'CONSENT' ? this.#underConsent(cell, since) : undefined;
    if (typeof consent === 'string') return refuse(consent);
    if (cell.decidedBy === 'clerk' && !this.#isCleared(cell)) return refuse('CLERK_HAS_NOT_DECIDED');
    return consent ?? this.#underStatute(cell);
  }

  #underStatute(cell: Cell): Answer {
    const { paragraph, duty } = cell.basis;
    const basis = { kind: 'statutory', rowId: cell.id, paragraph, duty: duty === true };
    return this.#permit(basis, this.#within(cell.depth, this.#isView()), reaches(cell.depth, 'date'));
  }

  /** The permit of a consent, or why there is none. */
  #underConsent(cell: Cell, since: string | undefined): Permit | string {
    const covering = standingProvisions(this.#story.facts, this.terms).filter((provision) =>
      this.#covers(provision, since),
    );
    const consents = covering.filter(({ form }) => form === 'consent');
    const consent = this.#best(consents);
    if (consent === undefined) {
      const flaws = consents.map((provision) => this.#flawOf(provision));
      return FLAWS.find((flaw) => flaws.includes(flaw)) ?? 'NO_CONSENT';
    }
    const needsRelease = cell.basis.secrecy === true;
    const release = this.#best(covering.filter(({ form }) => form === 'secrecy-release'));
    if (needsRelease && release === undefined) return 'SECRECY_NOT_RELEASED';
    const both = [consent, ...(needsRelease && release !== undefined ? [release] : [])];
    const depth = least([cell.depth, ...both.map((one) => one.depth)]);
    const basis = {
      kind: 'consent',
      rowId: cell.id,
      recordedBy: consent.recordedBy,
      consentId: consent.consentId,
      provisionId: consent.provisionId,
      validUntil: consent.validUntil,
      ...(needsRelease && { secrecyReleaseId: release?.consentId }),
    };
    const fields = this.#within(
      depth,
      both.every(({ special }) => special),
    );
    return this.#permit(basis, fields, reaches(depth, 'date'));
  }

  #covers(provision: StandingProvision, since: string | undefined): boolean {
    const { sender, recipient, purpose } = this.#ask;
    const types = provision.eventTypes;
    return (
      provision.source === sender &&
      provision.recipients.includes(recipient) &&
      provision.purposes.includes(purpose) &&
      (types.includes('*') || types.includes(this.#type)) &&
      (since === undefined || provision.validFrom >= since)
    );
  }

  #best(provisions: readonly StandingProvision[]): StandingProvision | undefined {
    return provisions
      .filter((provision) => this.#flawOf(provision) === undefined)
      .toSorted(
        (a, b) =>
          DEPTHS.indexOf(b.depth) - DEPTHS.indexOf(a.depth) ||
          Number(b.special) - Number(a.special) ||
          inOrder(a.consentId, b.consentId) ||
          inOrder(a.provisionId, b.provisionId) ||
          inOrder(a.recordedBy, b.recordedBy),
      )[0];
  }

  #flawOf(provision: StandingProvision): string | undefined {
    const { at, happenedAt } = this.#ask;
    const { isWithdrawn, isEnded, validFrom, validUntil, dataFrom, dataUntil } = provision;
    if (isWithdrawn) return 'CONSENT_WITHDRAWN';
    if (isEnded) return 'CONSENT_INVALIDATED';
    if (at < validFrom) return 'CONSENT_NOT_YET_VALID';
    if (at >= validUntil) return 'CONSENT_EXPIRED';
    const isWithin =
      (dataFrom === undefined || dataFrom <= happenedAt) &&
      (dataUntil === undefined || happenedAt < dataUntil);
    return isWithin ? undefined : 'OUTSIDE_DATA_PERIOD';
  }

  #wasRequested(): boolean {
    const { sender, recipient, eventIds } = this.#ask;
    return this.#story
      .requests()
      .filter(
        ({ by, addressee }) =>
          by === recipient && addressee === sender && this.#knowledge.isShown(REQUESTED, by),
      )
      .some(
        ({ isOpen, about, answers }) =>
          (isOpen && about === this.#type) ||
          (eventIds.length > 0 && eventIds.every((id) => answers.has(id))),
      );
  }

  #isCleared(cell: Cell): boolean {
    const { sender, recipient, eventIds } = this.#ask;
    const cleared = (id: string) => this.#story.hasClearance(sender, recipient, cell, id);
    return eventIds.length > 0 && eventIds.every(cleared);
  }

  #field(name: string) {
    const fields = this.known[this.#type];
    return fields !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined;
  }

  #within(depth: Depth, special: boolean): readonly string[] {
    return this.#ask.fields.filter((name) => {
      const field = this.#field(name);
      return field !== undefined && reaches(depth, field.depth) && (special || field.special !== true);
    });
  }

  #permit(basis: Readonly<Record<string, unknown>>, fields: readonly string[], showsDate: boolean): Permit {
    const isDisputed = this.#story.isDisputed(this.#ask.eventIds);
    return { decision: 'permit', basis, fields, showsDate, ...(isDisputed && { disputed: true }) };
  }
}

function refuse(code: string): Answer {
  return { decision: 'refuse', code };
}

/** Duty, power, consent; between equals by id. */
function byPrecedence(a: Cell, b: Cell): number {
  const rank = ({ basis }: Cell) => (basis.kind === 'CONSENT' ? 2 : basis.duty === true ? 0 : 1);
  return rank(a) - rank(b) || inOrder(a.id, b.id);
}

function inOrder(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function least(depths: readonly Depth[]): Depth {
  return DEPTHS[Math.min(...depths.map((depth) => DEPTHS.indexOf(depth)))]!;
}

function reaches(depth: Depth, wanted: Depth): boolean {
  return DEPTHS.indexOf(wanted) <= DEPTHS.indexOf(depth);
}
