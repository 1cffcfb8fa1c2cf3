import type { Envelope, LedgerEvent, Receipt, SignedEnvelope } from '#catalogue';
import { handleOf, leafBytes, ledgerLeaf } from '#catalogue';
import type { Decision } from '#decider';
import { Rejection } from '#decider';
import { leafHash } from '#merkle';
import type { Clock, EventStore, Expected, KeyVault } from '#ports';
import { Conflict } from '#ports';
import type { CaseEvent } from '../case.events.ts';
import type { CaseState } from '../case.ts';
import { isErased, linkOf } from '../case.ts';
import type { LoadedCase } from '../loaded-case.ts';
import type { CasefileCode } from '../rejection.ts';
import { reject } from '../rejection.ts';
import { caseStreamName } from '../stream-names.ts';
import type { CaseLoader } from './case-loader.ts';
import { sealed } from './draft.ts';
import type { Drafting } from './drafting.ts';

/** How often a decision is taken again when the case moved on meanwhile. */
export const RETRIES = 3;

/** A rule of the case, asked at an instant. */
export type Decide = (state: CaseState, at: string) => Decision<CaseEvent, CasefileCode>;

/** Records what one signed command causes in one case. */
export class CaseRecorder {
  constructor(
    private readonly store: EventStore,
    private readonly vault: KeyVault,
    private readonly clock: Clock,
    private readonly loader: CaseLoader,
    private readonly drafting: Drafting,
  ) {}

  /**
   * Loads, decides, appends: at its `standing` revision, or with `any` for what must not lose against anything. A retry gets the
   * first receipt. Throws Conflict when the case would not stand still.
   */
  async record(
    caseId: string,
    signed: SignedEnvelope,
    decide: Decide,
    expects: (loaded: LoadedCase) => Expected,
  ): Promise<Receipt> {
    return untilStill(async () => {
      const at = this.clock.now();
      const loaded = await this.loader.loadIfReadable(signed.envelope.network, caseId);
      return loaded === undefined
        ? unreadable(signed, at)
        : this.#inLoaded(loaded, signed, decide, expects, at);
    });
  }

  /**
   * The same for what is sent under a handle that is to stand for the case already; undefined where the case says that it does
   * not: it was split off, which this process had not heard.
   */
  async recordUnderItsHandle(
    caseId: string,
    signed: SignedEnvelope,
    decide: Decide,
    expects: (loaded: LoadedCase) => Expected,
  ): Promise<Receipt | undefined> {
    return untilStill(async () => {
      const at = this.clock.now();
      const loaded = await this.loader.loadIfReadable(signed.envelope.network, caseId);
      if (loaded === undefined) return unreadable(signed, at);
      const { controller } = this.drafting.owner(loaded.network, caseId, signed.envelope.agency);
      return standsFor(loaded.state, signed.envelope, controller)
        ? this.#inLoaded(loaded, signed, decide, expects, at)
        : undefined;
    });
  }

  async #inLoaded(
    loaded: LoadedCase,
    signed: SignedEnvelope,
    decide: Decide,
    expects: (loaded: LoadedCase) => Expected,
    at: string,
  ): Promise<Receipt> {
    const { envelope } = signed;
    const { caseId } = loaded;
    const { controller } = this.drafting.owner(envelope.network, caseId, envelope.agency);
    const first = firstReceipt(loaded, envelope, controller, at);
    if (first !== undefined) return first;
    const decision = decide(loaded.state, at);
    if (decision instanceof Rejection) return rejected(envelope.id, decision, at);
    // What it says stands there already, under another envelope.
    if (decision.length === 0) return { id: envelope.id, outcome: 'accepted', at };
    const rows = await sealed(this.vault, this.drafting.ofCommand(caseId, signed, decision, at));
    await this.store.append(caseStreamName(envelope.network, caseId), expects(loaded), rows);
    return this.#receipt(caseId, envelope);
  }

  async #receipt(caseId: string, envelope: Envelope): Promise<Receipt> {
    const { byId } = await this.loader.load(envelope.network, caseId);
    const stored = byId.get(envelope.id);
    if (stored === undefined) throw new Error('the store took an event that it does not show');
    return accepted(stored);
  }
}

/** A case that cannot be read: its events wait. */
function unreadable({ envelope }: SignedEnvelope, at: string): Receipt {
  return rejected(envelope.id, reject('NO_BASIS_NOW'), at);
}

async function untilStill<T>(attempt: () => Promise<T>): Promise<T> {
  for (let again = 0; ; again += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Conflict) || again === RETRIES) throw error;
    }
  }
}

/** Whether the handle of an envelope stands for this case; what was erased answers for itself. */
export function standsFor(state: CaseState, envelope: Envelope, controller: string): boolean {
  return isErased(state, controller) || linkOf(state, envelope.agency)?.handle === handleOf(envelope);
}

/** The revision at which a decision was taken, as the store must find it. */
export function standing(loaded: Pick<LoadedCase, 'revision'>): Expected {
  return loaded.revision < 0 ? 'none' : { exact: loaded.revision };
}

/**
 * What an envelope is told before any rule is asked: that what its controller recorded here was erased, or when it came
 * before the first receipt, or that the id is somebody else's.
 */
export function firstReceipt(
  loaded: LoadedCase,
  envelope: Envelope,
  controller: string,
  at: string,
): Receipt | undefined {
  if (isErased(loaded.state, controller)) return rejected(envelope.id, reject('ERASED'), at);
  const stored = loaded.byId.get(envelope.id);
  if (stored === undefined) return undefined;
  return stored.agency === envelope.agency
    ? accepted(stored)
    : rejected(envelope.id, reject('EVENT_ID_TAKEN'), at);
}

/** The receipt of a durable event; `at` is when it was recorded, so that every retry gets the same. */
export function accepted(event: LedgerEvent): Receipt {
  const { id, position, recordedAt: at } = event;
  const hash = Buffer.from(leafHash(leafBytes(ledgerLeaf(event)))).toString('base64url');
  return { id, outcome: 'accepted', position, leafHash: hash, at };
}

/** The receipt of a no: what lacks a basis now is held, everything else is final. */
export function rejected(id: string, { code }: Rejection<CasefileCode>, at: string): Receipt {
  return { id, outcome: code === 'NO_BASIS_NOW' ? 'held' : 'refused', code, at };
}
