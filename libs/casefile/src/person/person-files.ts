import { timingSafeEqual } from 'node:crypto';
import type { Rejection } from '#decider';
import { Rejection as No } from '#decider';
import type { Clock, EventStore, Ids, KeyVault, Position } from '#ports';
import { Conflict } from '#ports';
import type { LoadedCase } from '../loaded-case.ts';
import type { CaseLoader } from '../record/case-loader.ts';
import type { Decide } from '../record/case-recorder.ts';
import { RETRIES, standing } from '../record/case-recorder.ts';
import { sealed } from '../record/draft.ts';
import type { Drafting } from '../record/drafting.ts';
import { HUB } from '../record/drafting.ts';
import type { PointerNames } from '../record/pointer-names.ts';
import type { Pointers } from '../record/pointers.ts';
import type { Turns } from '../record/turns.ts';
import type { CasefileCode } from '../rejection.ts';
import { reject } from '../rejection.ts';
import { caseStreamName } from '../stream-names.ts';
import type { PersonDeviceEntered } from './person.events.ts';
import type { PersonsDevice } from './person.ts';
import { enterDevice, tryPin, usableDevice } from './persons-device.decide.ts';

/** What the person's access is kept with. */
export interface PersonFilesParts {
  readonly store: EventStore;
  readonly vault: KeyVault;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly loader: CaseLoader;
  readonly drafting: Drafting;
  readonly pointers: Pointers;
  readonly names: PointerNames;
  readonly turns: Turns;
}

/** A case that the person opened, on one device. */
export interface PersonsCase {
  readonly network: string;
  readonly caseId: string;
  readonly device: PersonsDevice;
}

/** Since when and where something that the person said stands in the record. */
export interface PersonsReceipt {
  readonly at: string;
  readonly position: Position;
}

/** The person's own way into the case, and what the person says there: facts of the hub, no agency's envelopes. */
export class PersonFiles {
  constructor(private readonly parts: PersonFilesParts) {}

  /** Uses up a code; undefined when nothing can be entered by it. */
  async enter(network: string, entered: PersonDeviceEntered): Promise<PersonsCase | undefined> {
    const { names, pointers, clock } = this.parts;
    const caseId = await this.#caseAt(await names.personCode(network, entered.codeHash));
    if (caseId === undefined) return undefined;
    const at = clock.now();
    const loaded = await this.parts.loader.loadIfReadable(network, caseId);
    if (loaded === undefined || enterDevice(entered, at, loaded.state) instanceof No) return undefined;
    const stream = await names.personsDevice(network, entered.secretHash);
    const pointing = {
      type: 'CodePointed',
      stream,
      network,
      caseId,
      agency: HUB,
      controller: HUB,
      at,
    } as const;
    // First, so that a device which the case knows is always found; one that it does not know opens nothing.
    await pointers.complete(pointing);
    const said = await this.#say(
      network,
      caseId,
      (state, now) => enterDevice(entered, now, state),
      'as-decided',
    );
    return said instanceof No ? undefined : this.deviceOf(network, entered.secretHash);
  }

  /** The case and device to which a device's secret leads, while it opens anything. */
  async deviceOf(network: string, secretHash: string): Promise<PersonsCase | undefined> {
    const caseId = await this.#caseAt(await this.parts.names.personsDevice(network, secretHash));
    const loaded = caseId === undefined ? undefined : await this.#readable(network, caseId);
    const device = loaded && usableDevice(loaded.state, { secretHash });
    return device === undefined || loaded === undefined
      ? undefined
      : { network, caseId: loaded.caseId, device };
  }

  /** Enters a typed PIN by its verifier; whether it was right on a device that still opens. */
  async unlock({ network, caseId, device }: PersonsCase, verifier: string): Promise<boolean> {
    const right = isSame(device.pinVerifier, verifier);
    const said = await this.#say(
      network,
      caseId,
      (state) => tryPin({ device: device.device, right }, state),
      'as-decided',
    );
    return right && !(said instanceof No);
  }

  /** Records what the person says on a device that still opens. What narrows loses against nothing. */
  say(
    { network, caseId, device: { device } }: PersonsCase,
    decide: Decide,
    how: 'narrowing' | 'as-decided' = 'narrowing',
  ): Promise<PersonsReceipt | Rejection<CasefileCode>> {
    // It may have been taken away since it was looked up.
    const onDevice: Decide = (state, at) =>
      usableDevice(state, { device }) === undefined ? reject('PERSON_DEVICE_NOT_VALID') : decide(state, at);
    return this.#say(network, caseId, onDevice, how);
  }

  async #say(network: string, caseId: string, decide: Decide, how: 'narrowing' | 'as-decided') {
    const attempts = async () => {
      for (let attempt = 0; ; attempt += 1) {
        try {
          return await this.#attempt(network, caseId, decide, how);
        } catch (error) {
          if (!(error instanceof Conflict) || attempt === RETRIES) throw error;
        }
      }
    };
    return how === 'narrowing'
      ? attempts()
      : this.parts.turns.take([caseStreamName(network, caseId)], attempts);
  }

  async #attempt(network: string, caseId: string, decide: Decide, how: 'narrowing' | 'as-decided') {
    const { store, vault, clock, ids, drafting } = this.parts;
    const at = clock.now();
    const loaded = await this.#readable(network, caseId);
    if (loaded === undefined) return reject('NO_BASIS_NOW');
    if (loaded.state.kind === 'none' || loaded.state.erased.whole) return reject('NO_BASIS_NOW');
    const decision = decide(loaded.state, at);
    if (decision instanceof No) return decision;
    const drafts = decision.map((fact) => {
      if (fact.type === 'EventRecorded') throw new TypeError('the person records no event of an agency');
      return drafting.ofHub(network, caseId, ids.next(), fact, at);
    });
    const rows = await sealed(vault, drafts);
    const expected = how === 'narrowing' ? 'any' : standing(loaded);
    const { position } = await store.append(caseStreamName(network, caseId), expected, rows);
    return { at, position };
  }

  #readable(network: string, caseId: string): Promise<LoadedCase | undefined> {
    return this.parts.loader.loadIfReadable(network, caseId);
  }

  async #caseAt(stream: string): Promise<string | undefined> {
    return (await this.parts.pointers.find(stream)).caseIds.at(0);
  }
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
