import type { Receipt, SignedEnvelope } from '#catalogue';
import type { Clock } from '#ports';
import type { CasefileCode } from '../rejection.ts';
import { reject } from '../rejection.ts';
import { caseStreamName } from '../stream-names.ts';
import type { CaseRecorder, Decide } from './case-recorder.ts';
import { rejected, standing as asLoaded } from './case-recorder.ts';
import type { Handles, Standing } from './handles.ts';
import type { Turns } from './turns.ts';

/** What is recorded with. */
export interface HandleRecorderParts {
  readonly handles: Handles;
  readonly turns: Turns;
  readonly recorder: CaseRecorder;
  readonly clock: Clock;
}

/** Records what a command causes in the case to which its handle leads, while nothing else in this process decides on it, or says why not. */
export class HandleRecorder {
  constructor(private readonly parts: HandleRecorderParts) {}

  /** Runs a task while nothing else in this process decides on these cases; withdrawals do not wait for it. */
  inTurn<T>(network: string, caseIds: readonly string[], task: () => Promise<T>): Promise<T> {
    return this.parts.turns.take(
      caseIds.map((caseId) => caseStreamName(network, caseId)),
      task,
    );
  }

  /** In this case, whatever the handle leads to: for who is about to share it. */
  inCase(caseId: string, signed: SignedEnvelope, decide: Decide): Promise<Receipt> {
    const { network } = signed.envelope;
    return this.inTurn(network, [caseId], () => this.parts.recorder.record(caseId, signed, decide, asLoaded));
  }

  /** The same for who shares the case already; undefined where the handle was split off from it. */
  inLinkedCase(caseId: string, signed: SignedEnvelope, decide: Decide): Promise<Receipt | undefined> {
    const { network } = signed.envelope;
    return this.inTurn(network, [caseId], () =>
      this.parts.recorder.recordUnderItsHandle(caseId, signed, decide, asLoaded),
    );
  }

  /** Runs a task in the case of the handle; it is held when the handle stands for no case. */
  async underItsHandle(
    signed: SignedEnvelope,
    task: (caseId: string) => Promise<Receipt | undefined>,
  ): Promise<Receipt> {
    const done = await this.parts.handles.inItsCase(signed.envelope, task);
    return 'outcome' in done ? done : this.nowhere(signed, done);
  }

  /** What stands for nothing is held, unless what it stood for was erased, or it was recorded where the handle stood before. */
  async nowhere(
    signed: SignedEnvelope,
    { left = [], erased = false }: Partial<Pick<Standing, 'left' | 'erased'>>,
  ): Promise<Receipt> {
    const before = await this.parts.handles.receiptIn(left, signed);
    return before ?? this.no(signed, erased ? 'ERASED' : 'NO_BASIS_NOW');
  }

  /** The receipt that says no. */
  no({ envelope }: SignedEnvelope, code: CasefileCode): Receipt {
    return rejected(envelope.id, reject(code), this.parts.clock.now());
  }
}
