import type { Receipt, SignedEnvelope } from '#catalogue';
import type { Clock, EventStore, Ids, KeyVault, Sealer, StoredEvent } from '#ports';
import type { AgreementInForce } from './agreement-in-force.ts';
import type { CaseState } from './case.ts';
import type { LoadedCase } from './loaded-case.ts';
import { BatchRecorder } from './record/batch-recorder.ts';
import { CaseLoader } from './record/case-loader.ts';
import type { Decide } from './record/case-recorder.ts';
import { CaseRecorder, standing as asLoaded } from './record/case-recorder.ts';
import { factSealer } from './record/draft.ts';
import type { ControllerOf } from './record/drafting.ts';
import { Drafting } from './record/drafting.ts';
import type { Standing } from './record/handles.ts';
import { HandleRecorder } from './record/handle-recorder.ts';
import { Handles } from './record/handles.ts';
import { PointerNames } from './record/pointer-names.ts';
import { Pointers } from './record/pointers.ts';
import { Turns } from './record/turns.ts';
import { WaysIn } from './record/ways-in.ts';
import type { BatchOutcome, MayEnter } from './record-events/record-events.command.ts';
import type { RetentionIn } from './retention/agreed-retention.ts';
import type { Release, ReleaseOutcome } from './release/release-recorder.ts';
import { ReleaseRecorder } from './release/release-recorder.ts';
import { PersonFiles } from './person/person-files.ts';
import { RecallFiles } from './recall/recall-files.ts';
import { caseStreamName } from './stream-names.ts';

/** What case files are kept with. */
export interface CaseFilesParts {
  readonly store: EventStore;
  readonly vault: KeyVault;
  readonly sealer: Sealer;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly controllerOf: ControllerOf;
  /** What the agreement says about how long something is kept; the catalogue alone says it when absent. */
  readonly retentionIn?: RetentionIn;
}

/** The case files: loads them, and is the one way by which facts enter them. */
export class CaseFiles {
  /** How what leads to a case is named in the record. */
  readonly names: PointerNames;
  /** The streams of recalls beside the cases. */
  readonly recalls: RecallFiles;
  /** The person's own way into the cases. */
  readonly person: PersonFiles;
  /** How an agency comes to share a case. */
  readonly waysIn: WaysIn;
  readonly #turns = new Turns();
  readonly #handles: Handles;
  readonly #loader: CaseLoader;
  readonly #pointers: Pointers;
  readonly #recorder: CaseRecorder;
  readonly #records: HandleRecorder;
  readonly #batches: BatchRecorder;
  readonly #releases: ReleaseRecorder;

  constructor({
    store,
    vault,
    sealer: hub,
    clock,
    ids,
    controllerOf,
    retentionIn = () => undefined,
  }: CaseFilesParts) {
    const sealFacts = factSealer(vault, hub);
    const drafting = new Drafting(hub, controllerOf, retentionIn);
    this.names = new PointerNames(vault);
    this.recalls = new RecallFiles({ store, vault, clock, sealFacts, controllerOf });
    this.#loader = new CaseLoader(store, vault);
    this.#pointers = new Pointers(store, vault, ids, sealFacts);
    this.#handles = new Handles({
      names: this.names,
      pointers: this.#pointers,
      loader: this.#loader,
      store,
      controllerOf,
      clock,
    });
    this.#recorder = new CaseRecorder(store, vault, clock, this.#loader, drafting);
    this.#records = new HandleRecorder({
      handles: this.#handles,
      turns: this.#turns,
      recorder: this.#recorder,
      clock,
    });
    this.waysIn = new WaysIn({
      handles: this.#handles,
      pointers: this.#pointers,
      turns: this.#turns,
      loader: this.#loader,
      records: this.#records,
      controllerOf,
      clock,
      ids,
    });
    this.#batches = new BatchRecorder(store, vault, clock, this.#loader, drafting);
    this.#releases = new ReleaseRecorder(store, vault, clock, ids, drafting, this.#loader);
    this.person = new PersonFiles({
      store,
      vault,
      clock,
      ids,
      drafting,
      loader: this.#loader,
      pointers: this.#pointers,
      names: this.names,
      turns: this.#turns,
    });
  }

  /** The case as the store has it now. */
  load(network: string, caseId: string): Promise<LoadedCase> {
    return this.#loader.load(network, caseId);
  }

  /** The case as of these events of it or later, for a reader of the log that was given them; not for a decision. */
  loadWith(network: string, caseId: string, delivered: readonly StoredEvent[]): Promise<LoadedCase> {
    return this.#loader.loadWith(network, caseId, delivered);
  }

  /** The case for which the agency's handle stands, or undefined when it stands for none, or none any more. */
  async caseOf(network: string, agency: string, handle: string): Promise<string | undefined> {
    return (await this.caseUnder(network, agency, handle))?.caseId;
  }

  /** The same as the store has it now, where the case itself says that the handle stands for it. */
  caseUnder(network: string, agency: string, handle: string): Promise<LoadedCase | undefined> {
    return this.#handles.caseUnder(network, agency, handle);
  }

  /** What the agency's handle leads to. */
  standingOf(network: string, agency: string, handle: string): Promise<Standing> {
    return this.#handles.standingOf(network, agency, handle);
  }

  /** Runs a task while nothing else in this process decides on these cases; withdrawals do not wait for it. */
  inTurn<T>(network: string, caseIds: readonly string[], task: () => Promise<T>): Promise<T> {
    return this.#records.inTurn(network, caseIds, task);
  }

  /** Records what a command causes in the case of its handle; held when the handle stands for no case. */
  async record(signed: SignedEnvelope, decide: Decide): Promise<Receipt> {
    return this.#records.underItsHandle(signed, (caseId) =>
      this.#records.inLinkedCase(caseId, signed, decide),
    );
  }

  /** Records what narrows a case: it waits for nothing and loses against nothing. Where `narrows` finds that it does not, it must find the case as it was decided on. */
  async narrow(
    signed: SignedEnvelope,
    decide: Decide,
    narrows: (state: CaseState) => boolean = () => true,
  ): Promise<Receipt> {
    const expects = (loaded: LoadedCase) => (narrows(loaded.state) ? 'any' : asLoaded(loaded));
    return this.#records.underItsHandle(signed, (caseId) =>
      this.#recorder.recordUnderItsHandle(caseId, signed, decide, expects),
    );
  }

  /**
   * Records that a link was wrong; like all that narrows it waits for nothing. The same word again must not split the case for
   * which the handle stands by now: it gets the receipt that it got in the case before, or hears that this was erased.
   */
  async leave(signed: SignedEnvelope, decide: Decide): Promise<Receipt> {
    const before = await this.#handles.receiptBefore(signed);
    if (before !== undefined) return before;
    if (await this.#handles.wasSaidInErased('AgencyUnlinked', signed))
      return this.#records.no(signed, 'ERASED');
    return this.narrow(signed, decide);
  }

  /** Records events of any number of cases, each in the case of its handle; those whose handle stands for none are held. */
  async recordEvents(
    events: readonly SignedEnvelope[],
    mayEnter: MayEnter,
    inForce: AgreementInForce,
  ): Promise<BatchOutcome> {
    const found = await Promise.all(events.map(({ envelope }) => this.#handles.standing(envelope)));
    const placed = events.map((signed, index) => ({ signed, ...found[index] }));
    const groups = Map.groupBy(placed, ({ signed, caseId }) =>
      caseId === undefined ? '' : caseStreamName(signed.envelope.network, caseId),
    );
    const nowhere = await Promise.all(
      (groups.get('') ?? []).map(({ signed, left, erased }) =>
        this.#records.nowhere(signed, { left, erased }),
      ),
    );
    groups.delete('');
    const batches = [...groups.values()].map((group) => ({
      network: group[0]?.signed.envelope.network ?? '',
      caseId: group[0]?.caseId ?? '',
      events: group.map(({ signed }) => signed),
    }));
    const { receipts, unsettled } = await this.#turns.take([...groups.keys()], () =>
      this.#batches.record(batches, mayEnter, inForce),
    );
    // Sent again it goes where the handle leads then.
    const left = events.filter(({ envelope }) => unsettled.includes(envelope.id));
    await Promise.all(left.map(({ envelope }) => this.#handles.forget(envelope)));
    return { receipts: [...nowhere, ...receipts], unsettled };
  }

  /** Enters releases, each at exactly the revision of its loaded case, in one round trip; outcomes in the same order. */
  commitReleases(releases: readonly Release[]): Promise<readonly ReleaseOutcome[]> {
    return this.#releases.enter(releases);
  }

  /** Notes that the bytes of a release did not leave in time. */
  abandonRelease(network: string, caseId: string, releaseId: string): Promise<void> {
    return this.#releases.abandon(network, caseId, releaseId);
  }
}
