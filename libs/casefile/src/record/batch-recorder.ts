import type { Envelope, Receipt, SignedEnvelope } from '#catalogue';
import { handleOf } from '#catalogue';
import { fold, Rejection } from '#decider';
import type { AppendOutcome, Clock, EventStore, KeyVault } from '#ports';
import type { CaseState } from '../case.ts';
import { caseStream } from '../case.ts';
import type { CaseEvent } from '../case.events.ts';
import type { AgreementInForce } from '../agreement-in-force.ts';
import { requestsKnownTo } from '../information/known-requests.ts';
import { settlementBy } from '../information/reply.decide.ts';
import type { LoadedCase } from '../loaded-case.ts';
import { consequencesOf, recordEvent } from '../record-events/record-events.decide.ts';
import type { BatchOutcome, MayEnter } from '../record-events/record-events.command.ts';
import { isRetentionOver } from '../retention/agreed-retention.ts';
import { caseStreamName } from '../stream-names.ts';
import { reject } from '../rejection.ts';
import type { CaseLoader } from './case-loader.ts';
import { accepted, firstReceipt, rejected, RETRIES, standing, standsFor } from './case-recorder.ts';
import type { Draft } from './draft.ts';
import { sealed } from './draft.ts';
import type { Drafting } from './drafting.ts';
import { entryOf } from './drafting.ts';

/** The events of one case in a batch. */
export interface CaseBatch {
  readonly network: string;
  readonly caseId: string;
  readonly events: readonly SignedEnvelope[];
}

const INFORMATION_REQUESTED = 'de.wegmarke.information.requested.v1';

/** What is asked of each event of a batch. */
interface Rules {
  readonly mayEnter: MayEnter;
  readonly inForce: AgreementInForce;
}

interface Plan extends CaseBatch {
  readonly loaded: LoadedCase;
  /** Receipts of what is decided without an append. */
  readonly settled: readonly Receipt[];
  /** Ids of the agency's events that the drafts record. */
  readonly recording: readonly string[];
  readonly drafts: readonly Draft[];
}

type Placed = Extract<AppendOutcome, { outcome: 'ok' | 'duplicate' }>;

/** Records batches of events: one load, one decision and one append per case, all appends in one round trip. */
export class BatchRecorder {
  constructor(
    private readonly store: EventStore,
    private readonly vault: KeyVault,
    private readonly clock: Clock,
    private readonly loader: CaseLoader,
    private readonly drafting: Drafting,
  ) {}

  /** What gets no receipt is unsettled: it could not be appended, or its handle does not stand for the case. */
  async record(
    batches: readonly CaseBatch[],
    mayEnter: MayEnter,
    inForce: AgreementInForce,
  ): Promise<BatchOutcome> {
    const receipts: Receipt[] = [];
    let open = batches;
    for (let attempt = 0; open.length > 0 && attempt <= RETRIES; attempt += 1) {
      const plans = await Promise.all(open.map((batch) => this.#plan(batch, { mayEnter, inForce })));
      receipts.push(...plans.filter(writesNothing).flatMap((plan) => plan.settled));
      const writing = plans.filter((plan) => !writesNothing(plan));
      const outcomes = writing.length > 0 ? await this.#append(writing) : [];
      const again: CaseBatch[] = [];
      const placed: Promise<Receipt[]>[] = [];
      for (const [index, plan] of writing.entries()) {
        const outcome = outcomes[index];
        if (outcome?.outcome === 'conflict') again.push(plan);
        else if (outcome !== undefined && outcome.outcome !== 'failed')
          placed.push(this.#accepted(plan, outcome));
      }
      receipts.push(...(await Promise.all(placed)).flat());
      open = again;
    }
    const answered = new Set(receipts.map(({ id }) => id));
    return { receipts, unsettled: batches.flatMap(idsOf).filter((id) => !answered.has(id)) };
  }

  async #plan(batch: CaseBatch, rules: Rules): Promise<Plan> {
    const at = this.clock.now();
    const loaded = await this.loader.loadIfReadable(batch.network, batch.caseId);
    if (loaded === undefined) return unreadable(batch, at);
    const settled: Receipt[] = [];
    const recording: string[] = [];
    const drafts: Draft[] = [];
    let state = loaded.state;
    for (const signed of once(batch.events)) {
      const { controller } = this.drafting.owner(batch.network, batch.caseId, signed.envelope.agency);
      // It was split off, which this process had not heard: what comes under it belongs elsewhere.
      if (!standsFor(state, signed.envelope, controller)) continue;
      const decision = decided(signed.envelope, { ...loaded, state }, controller, at, rules);
      if (isReceipt(decision)) settled.push(decision);
      else {
        state = fold(caseStream, decision, state);
        recording.push(signed.envelope.id);
        drafts.push(...this.drafting.ofCommand(batch.caseId, signed, decision, at));
      }
    }
    return { ...batch, loaded, settled, recording, drafts };
  }

  async #append(plans: readonly Plan[]): Promise<readonly AppendOutcome[]> {
    const rows = await sealed(
      this.vault,
      plans.flatMap((plan) => plan.drafts),
    );
    let next = 0;
    return this.store.appendEach(
      plans.map(({ network, caseId, loaded, drafts }) => ({
        stream: caseStreamName(network, caseId),
        expected: standing(loaded),
        events: rows.slice(next, (next += drafts.length)),
      })),
    );
  }

  /**
   * The receipts of a plan that was carried out. A fresh append tells the place of its last event; where it held more, or was
   * there before, the places are read back.
   */
  async #accepted(plan: Plan, { outcome, position, revision }: Placed): Promise<Receipt[]> {
    const [only] = plan.drafts;
    if (only !== undefined && plan.drafts.length === 1 && outcome === 'ok') {
      const stream = caseStreamName(plan.network, plan.caseId);
      return [...plan.settled, accepted({ ...only.clear, stream, revision, position })];
    }
    const { byId } = await this.loader.load(plan.network, plan.caseId);
    const recorded = plan.recording.flatMap((id) => {
      const stored = byId.get(id);
      return stored === undefined ? [] : [accepted(stored)];
    });
    return [...plan.settled, ...recorded];
  }
}

function decided(
  envelope: Envelope,
  loaded: LoadedCase,
  controller: string,
  at: string,
  { mayEnter, inForce }: Rules,
): Receipt | readonly CaseEvent[] {
  const first = firstReceipt(loaded, envelope, controller, at);
  if (first !== undefined) return first;
  const { corrects } = envelope;
  const request = requestIn(envelope);
  const settles = settlementIn(envelope, loaded.state, inForce, at);
  const offered = {
    entry: entryOf(envelope),
    handle: handleOf(envelope) ?? '',
    ...(corrects !== undefined && { corrects }),
    ...(request && { request }),
    ...(settles && { settles }),
  };
  // A reply is judged as what it will be when it is in: the answer to a request that it settles.
  const state = fold(caseStream, consequencesOf(offered), loaded.state);
  const admitted = mayEnter(envelope, { ...loaded, state }, at);
  const retentionOver = isRetentionOver(inForce.agreement, offered.entry, at);
  const decision = recordEvent({ ...offered, admitted, retentionOver }, loaded.state);
  return decision instanceof Rejection ? rejected(envelope.id, decision, at) : decision;
}

function isReceipt(decision: Receipt | readonly CaseEvent[]): decision is Receipt {
  return 'outcome' in decision;
}

function settlementIn(envelope: Envelope, state: CaseState, { agreement }: AgreementInForce, at: string) {
  if (state.kind === 'none') return undefined;
  return settlementBy(envelope, state, requestsKnownTo(state, envelope.agency, agreement, at));
}

/** Whom a request for information asks about what; the payload has been checked. */
function requestIn({ type, data }: Envelope): { addressee: string; about: string } | undefined {
  if (type !== INFORMATION_REQUESTED) return undefined;
  const { addressee, about } = data as { addressee: string; about: string };
  return { addressee, about };
}

/** Each id once, the first time it comes: an envelope that is in the batch twice is recorded once and gets one receipt. */
function once(events: readonly SignedEnvelope[]): readonly SignedEnvelope[] {
  const seen = new Set<string>();
  return events.filter(({ envelope: { id } }) => !seen.has(id) && seen.add(id));
}

/** Events of a case that cannot be read are held by their sender, so that all others of the batch get their receipts. */
function unreadable(batch: CaseBatch, at: string): Plan {
  const settled = idsOf(batch).map((id) => rejected(id, reject('NO_BASIS_NOW'), at));
  const loaded = { ...batch, state: caseStream.initial, revision: -1, byId: new Map() };
  return { ...batch, loaded, settled, recording: [], drafts: [] };
}

function writesNothing(plan: Plan): boolean {
  return plan.drafts.length === 0;
}

function idsOf(batch: CaseBatch): string[] {
  return [...new Set(batch.events.map(({ envelope }) => envelope.id))];
}
