import { LRUCache } from 'lru-cache';
import type { Envelope, Receipt, SignedEnvelope } from '#catalogue';
import { handleOf } from '#catalogue';
import type { Clock, EventStore } from '#ports';
import { hasSplitOff, linkOf } from '../case.ts';
import type { LoadedCase } from '../loaded-case.ts';
import type { CaseLoader } from './case-loader.ts';
import { firstReceipt } from './case-recorder.ts';
import type { ControllerOf } from './drafting.ts';
import type { PointerNames } from './pointer-names.ts';
import type { Pointers } from './pointers.ts';
import { isInRecord } from './said-before.ts';

/** How many handles are remembered with the case for which they were found to stand. */
const HANDLES_KEPT = 20_000;
/** How often it is looked to where a handle leads: what is remembered may be old, what the store says can only be overtaken by the next split. */
const LOOKS = 2;

/** What a handle leads to: a case, nothing, or something that was erased. */
export interface Standing {
  readonly stream: string;
  readonly caseId?: string;
  /** Cases for which the handle stood before, until that was found to be a wrong link. */
  readonly left: readonly string[];
  readonly erased: boolean;
  /** The case for which it stood last before; `LEFT_ERASED` where the agency's part of that was erased after it had split off. */
  readonly leftLast?: string | typeof LEFT_ERASED;
}

/** Nothing tells any more which case it was. */
export const LEFT_ERASED: unique symbol = Symbol('erased');

/** What handles are looked up with. */
export interface HandleParts {
  readonly names: PointerNames;
  readonly pointers: Pointers;
  readonly loader: CaseLoader;
  readonly store: Pick<EventStore, 'readAll'>;
  readonly controllerOf: ControllerOf;
  readonly clock: Clock;
}

/** For which cases the handles of agencies stand, and stood. */
export class Handles {
  readonly #known = new LRUCache<string, string>({ max: HANDLES_KEPT });

  constructor(private readonly parts: HandleParts) {}

  /** What the agency's handle leads to. */
  async standingOf(network: string, agency: string, handle: string): Promise<Standing> {
    const { names, pointers, loader } = this.parts;
    const stream = await names.handle(network, agency, handle);
    const known = this.#known.get(stream);
    if (known !== undefined && this.#standsStill(network, known, agency, handle))
      return { stream, caseId: known, left: [], erased: false };
    this.#known.delete(stream);
    const { caseIds, pointings, erased } = await pointers.find(stream);
    const cases = await Promise.all(caseIds.map((caseId) => loader.loadIfReadable(network, caseId)));
    const caseId = erased
      ? undefined
      : cases.find((one) => one && linkOf(one.state, agency)?.handle === handle)?.caseId;
    const left = cases.flatMap((one) => (one && hasSplitOff(one.state, agency, handle) ? [one.caseId] : []));
    // It may have come back to a case that it had left.
    const over = left.filter((one) => one !== caseId);
    const standing = { stream, left, erased, ...lastLeft(pointings, over, erased) };
    if (caseId === undefined) return standing;
    this.#known.set(stream, caseId);
    return { ...standing, caseId };
  }

  /** What the handle of an envelope leads to. */
  standing(envelope: Envelope): Promise<Standing> {
    return this.standingOf(envelope.network, envelope.agency, handleOf(envelope) ?? '');
  }

  /** The same as the store has it now, where another process may have split it off. */
  async standingNow(envelope: Envelope): Promise<Standing> {
    await this.forget(envelope);
    return this.standing(envelope);
  }

  /** The case for which the handle stands, as the store has it now. Throws where it cannot be read. */
  async caseUnder(network: string, agency: string, handle: string): Promise<LoadedCase | undefined> {
    for (let look = 0; look < LOOKS; look += 1) {
      const { stream, caseId } = await this.standingOf(network, agency, handle);
      if (caseId === undefined) return undefined;
      const loaded = await this.parts.loader.load(network, caseId);
      if (linkOf(loaded.state, agency)?.handle === handle) return loaded;
      this.#known.delete(stream);
    }
    return undefined;
  }

  /**
   * What is done in the case for which the handle stands; the task gives `undefined` where it finds the handle not to stand for
   * that case, and is asked again with the case for which it does. Otherwise where the handle leads.
   */
  async inItsCase<T>(
    envelope: Envelope,
    task: (caseId: string) => Promise<T | undefined>,
  ): Promise<T | Standing> {
    let standing = await this.standing(envelope);
    for (let look = 0; look < LOOKS && standing.caseId !== undefined; look += 1) {
      const done = await task(standing.caseId);
      if (done !== undefined) return done;
      standing = await this.standingNow(envelope);
    }
    return standing;
  }

  /** The store is asked the next time where the handle leads. */
  async forget(envelope: Envelope): Promise<void> {
    const { network, agency } = envelope;
    this.#known.delete(await this.parts.names.handle(network, agency, handleOf(envelope) ?? ''));
  }

  /** The first receipt of what was sent under this handle, whatever case it stood for then. */
  async receiptBefore(signed: SignedEnvelope): Promise<Receipt | undefined> {
    const { network, agency } = signed.envelope;
    const stream = await this.parts.names.handle(network, agency, handleOf(signed.envelope) ?? '');
    return this.receiptIn((await this.parts.pointers.find(stream)).caseIds, signed);
  }

  /** Whether this was said under the handle already, in a case from which the agency split off and of which its part was erased since. */
  async wasSaidInErased(type: Parameters<typeof isInRecord>[1], { envelope }: SignedEnvelope) {
    const { network, agency } = envelope;
    const stream = await this.parts.names.handle(network, agency, handleOf(envelope) ?? '');
    const { ledElsewhere } = await this.parts.pointers.find(stream);
    return ledElsewhere && (await isInRecord(this.parts.store, type, envelope));
  }

  /** The first receipt of what an agency sent to one of these cases. */
  async receiptIn(caseIds: readonly string[], { envelope }: SignedEnvelope): Promise<Receipt | undefined> {
    const { loader, controllerOf, clock } = this.parts;
    const { network, agency } = envelope;
    for (const caseId of caseIds) {
      const loaded = await loader.loadIfReadable(network, caseId);
      if (loaded?.byId.has(envelope.id) !== true) continue;
      return firstReceipt(loaded, envelope, controllerOf(network, agency), clock.now());
    }
    return undefined;
  }

  /** Whether a handle stands for a case as far as that is known without asking the store; whoever loads the case looks again. */
  #standsStill(network: string, caseId: string, agency: string, handle: string): boolean {
    const state = this.parts.loader.stateKept(network, caseId);
    return state === undefined || linkOf(state, agency)?.handle === handle;
  }
}

/** By the order in which the handle was led to cases: what was erased keeps its place, so that no earlier case is taken for it. */
function lastLeft(
  pointings: readonly (string | undefined)[],
  left: readonly string[],
  isClosed: boolean,
): Pick<Standing, 'leftLast'> {
  // With the case for which a handle stood last its way there is erased too, and the handle is closed.
  const before = isClosed && pointings.at(-1) === undefined ? pointings.slice(0, -1) : pointings;
  const over = before.filter((one) => one === undefined || left.includes(one));
  if (over.length > 0) return { leftLast: over.at(-1) ?? LEFT_ERASED };
  return pointings.includes(undefined) ? { leftLast: LEFT_ERASED } : {};
}
