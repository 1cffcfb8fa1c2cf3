import type { Receipt, SignedEnvelope } from '#catalogue';
import type { Clock, Ids } from '#ports';
import { isErased } from '../case.ts';
import type { CasefileCode } from '../rejection.ts';
import type { CaseLoader } from './case-loader.ts';
import type { Decide } from './case-recorder.ts';
import { firstReceipt } from './case-recorder.ts';
import type { ControllerOf } from './drafting.ts';
import type { HandleRecorder } from './handle-recorder.ts';
import type { Handles } from './handles.ts';
import type { Pointers, PointerType } from './pointers.ts';
import type { Turns } from './turns.ts';

/** What the ways into a case are kept with. */
export interface WaysInParts {
  readonly handles: Handles;
  readonly pointers: Pointers;
  readonly turns: Turns;
  readonly loader: CaseLoader;
  readonly records: HandleRecorder;
  readonly controllerOf: ControllerOf;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** How an agency comes to share a case: it opens one, joins one, or makes a way for another to join. */
export class WaysIn {
  constructor(private readonly parts: WaysInParts) {}

  /** Opens a case: its handle is taken first, so that a retry after a crash finds the same case. */
  async open(signed: SignedEnvelope, decide: Decide): Promise<Receipt> {
    const { network, agency } = signed.envelope;
    const { stream } = await this.parts.handles.standing(signed.envelope);
    return this.parts.turns.take([stream], async () => {
      const standing = await this.parts.handles.standingNow(signed.envelope);
      if (standing.erased) return this.parts.records.nowhere(signed, standing);
      if (standing.caseId !== undefined) return this.#again(standing.caseId, signed);
      const before = await this.parts.handles.receiptIn(standing.left, signed);
      if (before !== undefined) return before;
      if (await this.parts.handles.wasSaidInErased('CaseOpened', signed))
        return this.parts.records.no(signed, 'ERASED');
      const { caseIds, revision } = await this.parts.pointers.find(stream);
      const begun = caseIds.findLast((one) => !standing.left.includes(one));
      const caseId = begun ?? this.parts.ids.next();
      if (begun === undefined) {
        const pointing = this.#pointing('HandlePointed', stream, network, caseId, agency);
        await this.parts.pointers.point(pointing, revision < 0 ? 'none' : { exact: revision });
      }
      return this.parts.records.inCase(caseId, signed, decide);
    });
  }

  /** Joins the case to which a code or proposal leads; `otherwise` is the no when it leads nowhere. */
  async join(
    signed: SignedEnvelope,
    way: Promise<string>,
    otherwise: CasefileCode,
    decide: (...asked: [...Parameters<Decide>, handleTaken: boolean]) => ReturnType<Decide>,
  ): Promise<Receipt> {
    const { network, agency } = signed.envelope;
    const leading = await way;
    const { stream } = await this.parts.handles.standing(signed.envelope);
    return this.parts.turns.take([stream], async () => {
      const { caseId: elsewhere, left, erased } = await this.parts.handles.standingNow(signed.envelope);
      const before = await this.parts.handles.receiptIn(left, signed);
      if (before !== undefined) return before;
      if (erased || (elsewhere !== undefined && (await this.#isErasedFor(agency, network, elsewhere))))
        return this.parts.records.no(signed, 'ERASED');
      const caseId = (await this.parts.pointers.find(leading)).caseIds.at(0);
      if (caseId === undefined) return this.parts.records.no(signed, otherwise);
      const handleTaken = elsewhere !== undefined && elsewhere !== caseId;
      const receipt = await this.parts.records.inCase(caseId, signed, (state, at) =>
        decide(state, at, handleTaken),
      );
      if (receipt.outcome === 'accepted') {
        await this.parts.pointers.complete(this.#pointing('HandlePointed', stream, network, caseId, agency));
      }
      return receipt;
    });
  }

  /** Records what makes a new way into the case of the handle, and then the pointer that leads there. */
  async lead(
    signed: SignedEnvelope,
    way: { readonly type: PointerType; readonly stream: Promise<string> },
    decide: (...asked: [...Parameters<Decide>, taken: boolean]) => ReturnType<Decide>,
  ): Promise<Receipt> {
    const { network, agency } = signed.envelope;
    const stream = await way.stream;
    return this.parts.records.underItsHandle(signed, (caseId) =>
      this.parts.turns.take([stream], async () => {
        const { caseIds } = await this.parts.pointers.find(stream);
        const taken = caseIds.some((one) => one !== caseId);
        const receipt = await this.parts.records.inLinkedCase(caseId, signed, (state, at) =>
          decide(state, at, taken),
        );
        if (receipt?.outcome === 'accepted') {
          await this.parts.pointers.complete(this.#pointing(way.type, stream, network, caseId, agency));
        }
        return receipt;
      }),
    );
  }

  async #again(caseId: string, signed: SignedEnvelope): Promise<Receipt> {
    const loaded = await this.parts.loader.load(signed.envelope.network, caseId);
    const { network, agency } = signed.envelope;
    const controller = this.parts.controllerOf(network, agency);
    const receipt = firstReceipt(loaded, signed.envelope, controller, this.parts.clock.now());
    return receipt ?? this.parts.records.no(signed, 'HANDLE_TAKEN');
  }

  async #isErasedFor(agency: string, network: string, caseId: string): Promise<boolean> {
    const { state } = await this.parts.loader.load(network, caseId);
    return isErased(state, this.parts.controllerOf(network, agency));
  }

  #pointing(type: PointerType, stream: string, network: string, caseId: string, agency: string) {
    const controller = this.parts.controllerOf(network, agency);
    return { type, stream, network, caseId, agency, controller, at: this.parts.clock.now() };
  }
}
