import type { Envelope, SignedEnvelope } from '#catalogue';
import { catalogueEntry, commandEntry } from '#catalogue';
import type { KeyOwner, Sealer } from '#ports';
import type { AgencyEntry, CaseEvent, CaseFact } from '../case.events.ts';
import { checkFact, themeOf } from './case-facts.ts';
import type { RetentionIn } from '../retention/agreed-retention.ts';
import { catalogueRetention } from '../retention/agreed-retention.ts';
import { keptUntil } from '../retention/kept-until.ts';
import type { Draft } from './draft.ts';
import { commandDraft, hubDraft, payloadDraft } from './draft.ts';

/** Who answers for an agency's data in a network: the controller under whose key it is sealed. */
export type ControllerOf = (network: string, agency: string) => string;

/** In the place of a controller: what the hub keeps for the case as a whole, so that only the erasure of all of it destroys it. */
export const HUB = 'hub';

/** What of an envelope stands in the clear columns. */
export function entryOf({ id, type, agency, time }: Envelope): AgencyEntry {
  const { theme, category } = classOf(type);
  return { id, type, agency, theme, category, happenedAt: time };
}

/** Turns decided events into rows to be sealed. */
export class Drafting {
  constructor(
    private readonly hub: Sealer,
    private readonly controllerOf: ControllerOf,
    private readonly retentionIn: RetentionIn,
  ) {}

  /** The first row stands under the envelope's own id, commitment and signature; those beside it are the hub's statements. */
  ofCommand(
    caseId: string,
    signed: SignedEnvelope,
    events: readonly CaseEvent[],
    at: string,
  ): readonly Draft[] {
    const { envelope } = signed;
    return events.map((event, ordinal) => {
      const { network, agency } = envelope;
      const owner = this.owner(network, caseId, isOfTheCase(event) ? HUB : agency);
      if (event.type === 'EventRecorded') return payloadDraft(owner, signed, this.#classed(envelope), at);
      const fact = stated(owner, event, envelope.time, at);
      if (ordinal === 0) return commandDraft(signed, fact);
      return hubDraft(this.hub, {
        ...fact,
        kind: 'fact',
        id: `${envelope.id}.${ordinal}`,
        agency: envelope.agency,
      });
    });
  }

  /** A statement of the hub about what it did itself. */
  ofHub(network: string, caseId: string, id: string, fact: CaseFact, at: string): Draft {
    const owner = this.owner(network, caseId, HUB);
    const kind = fact.type === 'Released' ? 'release' : 'fact';
    const keepUntil = fact.type === 'Released' ? this.#retrievalKeptUntil(network, at) : undefined;
    return hubDraft(this.hub, {
      ...stated(owner, fact, at, at),
      kind,
      id,
      agency: HUB,
      ...(keepUntil !== undefined && { keepUntil }),
    });
  }

  /** The type as the catalogue classes it, kept as long as the agreement says where it does. */
  #classed({ network, agency, type }: Envelope) {
    const entry = classOf(type);
    return { ...entry, retention: this.retentionIn(network, agency, type) ?? entry.retention };
  }

  #retrievalKeptUntil(network: string, at: string): string | undefined {
    const kept = this.retentionIn(network, HUB, 'Released') ?? catalogueRetention('Released');
    return kept && keptUntil(kept, { happenedAt: at, recordedAt: at });
  }

  owner(network: string, caseId: string, agency: string): KeyOwner {
    return { network, caseId, controller: agency === HUB ? HUB : this.controllerOf(network, agency) };
  }
}

/** What the person said through an agency, to others too; and an agency's word on what links of others may rest on. */
const TO_OTHERS_TOO: readonly CaseEvent['type'][] = [
  'RightRequested',
  'EntryDisputed',
  'DisputeSettled',
  'DoubtSettled',
];

/** Whether others depend on a fact though the agency that put it down is erased; so is a step on another agency's consent record. */
function isOfTheCase(event: CaseEvent): boolean {
  if (TO_OTHERS_TOO.includes(event.type)) return true;
  return 'recordedBy' in event.data && event.data.recordedBy !== event.data.by;
}

function stated(owner: KeyOwner, fact: CaseFact, happenedAt: string, recordedAt: string) {
  checkFact(fact);
  return { owner, type: fact.type, theme: themeOf(fact.type), happenedAt, recordedAt, data: fact.data };
}

function classOf(type: string) {
  const entry = catalogueEntry(type) ?? commandEntry(type);
  if (entry === undefined) throw new TypeError('only what the catalogue holds is recorded');
  return entry;
}
