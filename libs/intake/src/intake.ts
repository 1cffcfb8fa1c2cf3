import type { AgreementInForce, Refusals } from '#casefile';
import { RecordEvents } from '#casefile';
import type { Receipt, ReceiptBatch, SignedEnvelope } from '#catalogue';
import { RELEASE_WINDOW_MS } from '#gate';
import type { Clock, Sealer } from '#ports';
import type { Registry } from '#registry';
import { everySigningKey, signingKeysAt } from '#registry';
import type { IntakeAnswer } from './answer.ts';
import type { CheckedBatch } from './check/check-batch.ts';
import { checkBatch } from './check/check-batch.ts';
import { isUsable } from './check/check-envelope.ts';
import { openBatch } from './check/open-batch.ts';
import type { IntakeCode } from './codes.ts';
import { commandTable, narrows } from './command-table.ts';
import type { Dispatch } from './dispatch.ts';
import { gateAtIntake } from './gate-at-intake.ts';
import { roundsOf } from './rounds.ts';

/** Who brought a message: the broker's account vouches for the agency, an HTTP address names it only. */
export interface Bringer {
  readonly network: string;
  readonly agency: string;
  readonly authenticated: boolean;
}

/** What the intake works with. */
export interface IntakeParts {
  readonly sealer: Sealer;
  readonly registry: Registry;
  readonly dispatch: Dispatch;
  readonly refusals: Refusals;
  readonly clock: Clock;
  /** Waits so many milliseconds. */
  readonly wait: (ms: number) => Promise<unknown>;
}

/** The receipt of one sound envelope as it comes about; undefined as long as nothing is durable. */
type Receipts = Map<string, Receipt>;

/** What comes in: every message is opened, checked, dispatched, and answered when all it caused is durable. */
export class Intake {
  constructor(private readonly parts: IntakeParts) {}

  /** Takes one message: `bytes` are a JWE to the hub. Throws when the store is down; then nothing may be acknowledged. */
  async receiveBatch(bringer: Bringer, bytes: Uint8Array): Promise<IntakeAnswer> {
    const { sealer, registry, clock } = this.parts;
    const { network, agency } = bringer;
    const members = openBatch(sealer, bytes);
    if (members === undefined) return { kind: 'noise', reason: 'UNREADABLE' };
    const at = clock.now();
    const inForce = await registry.agreementAt(network, at);
    if (inForce === undefined) return { kind: 'noise', reason: 'NETWORK_UNKNOWN' };
    const known = await registry.agency(network, agency);
    if (known === undefined) return { kind: 'noise', reason: 'AGENCY_UNKNOWN' };
    const keys = { signingKeys: signingKeysAt(known, at), everyKey: everySigningKey(known) };
    const against = { network, agency, ...keys, sealer, agreement: inForce.agreement, at };
    const checked = checkBatch(members, against);
    if (!bringer.authenticated && !isAnswered(checked)) return { kind: 'noise', reason: 'NOTHING_SIGNED' };
    return this.#answer(bringer, checked, inForce);
  }

  async #answer(bringer: Bringer, checked: CheckedBatch, inForce: AgreementInForce): Promise<IntakeAnswer> {
    const { sound, faulty } = checked;
    const receipts = await this.#record(sound, inForce);
    const outcomes = sound.map(({ envelope }) => receipts.get(envelope.id));
    if (!outcomes.every((receipt) => receipt !== undefined)) return { kind: 'unsettled' };
    const at = this.parts.clock.now();
    const refused = faulty.map(({ id = '', code }): Receipt => ({ id, outcome: outcomeOf(code), code, at }));
    await this.#note(bringer, checked, outcomes);
    const all = [...outcomes, ...refused];
    const { network, agency } = bringer;
    const batch: ReceiptBatch = { network, agency, receipts: all };
    return { kind: 'answered', receipts: this.parts.sealer.sign(batch), outcomes: all };
  }

  /**
   * Round after round, as what is open in one may depend on the one before. A round may come long after the batch was checked,
   * so the keys are looked at again right before each step.
   */
  async #record(sound: readonly SignedEnvelope[], inForce: AgreementInForce): Promise<Receipts> {
    const receipts: Receipts = new Map();
    const mayEnter = gateAtIntake(inForce);
    for (const { commands, events } of roundsOf(sound)) {
      const told = await Promise.all(commands.map((run) => this.#command(run, inForce)));
      for (const receipt of told.flat()) receipts.set(receipt.id, receipt);
      const { usable, held } = await this.#usableStill(events);
      for (const receipt of held) receipts.set(receipt.id, receipt);
      if (usable.length === 0) continue;
      const recorded = await this.parts.dispatch.execute(new RecordEvents(usable, mayEnter, inForce));
      for (const receipt of recorded.receipts) receipts.set(receipt.id, receipt);
    }
    return receipts;
  }

  /** The commands of one handle, one after the other. */
  async #command(run: readonly SignedEnvelope[], inForce: AgreementInForce): Promise<readonly Receipt[]> {
    const receipts: Receipt[] = [];
    for (const signed of run) {
      const make = commandTable[signed.envelope.type];
      if (make === undefined) throw new TypeError('a command of the catalogue has no slice');
      const { held } = await this.#usableStill([signed]);
      receipts.push(...held);
      if (held.length > 0) continue;
      receipts.push(await this.parts.dispatch.execute(make(signed, inForce)));
      // What was released just before a withdrawal has left, or never will, when its receipt says that it is done.
      if (narrows(signed.envelope)) await this.parts.wait(RELEASE_WINDOW_MS);
    }
    return receipts;
  }

  /** What is signed with a key that may be used at this moment; the rest is held, and what is said of it. All are one agency's. */
  async #usableStill(all: readonly SignedEnvelope[]) {
    const [first] = all;
    if (first === undefined) return { usable: [], held: [] };
    const { network, agency } = first.envelope;
    const known = await this.parts.registry.agency(network, agency);
    const at = this.parts.clock.now();
    const keys = { signingKeys: signingKeysAt(known, at) };
    const code = 'KEY_NOT_USABLE';
    const late = all.filter((one) => !isUsable(one, keys));
    const held = late.map(({ envelope: { id } }): Receipt => ({ id, outcome: outcomeOf(code), code, at }));
    return { usable: all.filter((one) => !late.includes(one)), held };
  }

  /** Refusals are facts, but only what the agency itself sent, or was vouched for, is held against it. */
  async #note(
    { network, agency, authenticated }: Bringer,
    { faulty }: CheckedBatch,
    outcomes: readonly Receipt[],
  ) {
    const before = faulty.filter((one) => authenticated || one.provesSender);
    const refused = [
      ...before
        .filter(({ code }) => outcomeOf(code) === 'refused')
        .map(({ id = '', code }) => ({ id, code })),
      ...outcomes.flatMap(({ id, outcome, code = '' }) => (outcome === 'refused' ? [{ id, code }] : [])),
    ];
    if (refused.length > 0) await this.parts.refusals.note(network, agency, refused);
  }
}

/** An adapter whose key is not usable any more must learn it, or it would send the same for ever. */
function isAnswered({ sound, faulty }: CheckedBatch): boolean {
  return sound.length > 0 || faulty.some((one) => one.provesSender || one.code === 'KEY_NOT_USABLE');
}

/** The same envelope under another signature may be recorded still: it is held, as whatever only waits for something. */
function outcomeOf(code: IntakeCode): Receipt['outcome'] {
  return code === 'KEY_NOT_USABLE' ? 'held' : 'refused';
}
