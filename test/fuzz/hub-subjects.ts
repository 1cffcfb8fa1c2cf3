import { LedgerDoor } from '#audit';
import { Claims, EvidenceFeed } from '#disclosure';
import { Intake } from '#intake';
import type { AnswerRequest, IntakeMessage } from '#nats';
import { Clock, Sealer } from '#ports';
import { Registry } from '#registry';
import type { ReceiptBatch } from '#catalogue';
import { BrokerDoors } from '../../apps/hub/src/broker/broker-doors.ts';
import type { Wire } from '../../apps/hub/src/broker/wire.ts';
import { ServingState } from '../../apps/hub/src/life/serving-state.ts';
import { NoiseCount } from '../../apps/hub/src/machine/noise-count.ts';
import { Meters } from '../../apps/hub/src/metrics/meters.ts';
import { AdapterTraffic } from '../../apps/hub/src/operations/adapter-traffic.ts';
import type { HubOnMemory } from '../../apps/hub/src/spec/hub-on-memory.ts';
import { NETWORK } from '../../apps/hub/src/spec/hub-on-memory.ts';
import type { Dice } from './dice.ts';
import type { FuzzedDoor } from './fuzzed-door.ts';
import { hostileBytes, hostileText, spoilt } from './hostile.ts';
import { hostileMessage, SENDER } from './intake-messages.ts';

const address = { network: NETWORK, agency: SENDER };

/** Every subject at which the hub listens, without a broker between: what it would hand over is handed over here. */
export function hubSubjects(hub: HubOnMemory, codes: ReadonlySet<string>): readonly FuzzedDoor[] {
  const { asked, intake } = listeners(hub);
  return [
    ...Object.entries(asked).map(([kind, answer]) => questionDoor(hub, kind, answer)),
    intakeDoor(hub, codes, intake),
  ];
}

interface Listeners {
  readonly asked: Readonly<Record<string, AnswerRequest>>;
  /** Takes one message; the receipts that would be published, if any. */
  readonly intake: (bytes: Uint8Array) => Promise<string | undefined>;
}

/** Opens the hub's own doors on a wire that keeps what is registered with it. */
function listeners({ app }: HubOnMemory): Listeners {
  const asked: Record<string, AnswerRequest> = {};
  let take: ((message: IntakeMessage) => Promise<void>) | undefined;
  let published: string | undefined;
  const wire = {
    link: {
      serveRequests: (kind: string, answer: AnswerRequest) => void (asked[kind] = answer),
      publishReceipts: (_to: unknown, bytes: Uint8Array) => void (published = Buffer.from(bytes).toString()),
    },
    streams: {
      run: async (_agencies: unknown, handler: (message: IntakeMessage) => Promise<void>) =>
        void (take = handler),
    },
  } as unknown as Wire;
  new BrokerDoors({
    wire,
    singletons: {
      lead: (_name: string, work: (signal: AbortSignal) => Promise<void>, signal: AbortSignal) =>
        work(signal),
    },
    intake: app.get(Intake),
    claims: app.get(Claims),
    evidence: app.get(EvidenceFeed),
    ledger: app.get(LedgerDoor),
    serving: app.get(ServingState),
    registry: app.get(Registry),
    sealer: app.get(Sealer),
    clock: app.get(Clock),
    noise: app.get(NoiseCount),
    meters: app.get(Meters),
    traffic: app.get(AdapterTraffic),
  }).open([address]);
  return {
    asked,
    async intake(bytes) {
      published = undefined;
      await take?.({ ...address, bytes });
      return published;
    },
  };
}

function questionDoor(hub: HubOnMemory, kind: string, answer: AnswerRequest): FuzzedDoor {
  return {
    door: `service ${kind}.<network>.<agency>`,
    async shoot(dice) {
      let answers = 0;
      const question = hostileQuestion(hub, dice, kind);
      await answer(address, question, { send: () => void (answers += 1) });
      return answers > 0 ? ['answered a question that is certainly wrong'] : [];
    },
  };
}

function hostileQuestion(hub: HubOnMemory, dice: Dice, kind: string): Buffer {
  const own = hub.agencyOf(SENDER).sealer;
  const sound = { kind, ...address, after: 0, max: 10, size: 0, at: new Date().toISOString() };
  return dice.one<() => Buffer>([
    () => hostileBytes(dice),
    () => Buffer.from(JSON.stringify(sound)),
    () => Buffer.from(hub.agencyOf('caritas').sealer.sign(sound)),
    () => Buffer.from(own.sign({ ...sound, agency: 'caritas' })),
    () => Buffer.from(own.sign({ ...sound, network: hostileText(dice).toWellFormed() })),
    () => Buffer.from(own.sign({ ...sound, at: '2020-01-01T00:00:00.000Z' })),
    () =>
      Buffer.from(own.sign({ ...sound, after: dice.one([-1, 1.5, '0', null, 1e308]), size: -1, max: 1e9 })),
    () => signedOrPlain(own, spoilt(dice, { ...sound, strange: 1 })),
  ])();
}

/** Half a character has no canonical form, so nobody can sign it: it goes as it is. */
function signedOrPlain(sealer: Sealer, question: object): Buffer {
  try {
    return Buffer.from(sealer.sign(question));
  } catch {
    return Buffer.from(JSON.stringify(question));
  }
}

function intakeDoor(hub: HubOnMemory, codes: ReadonlySet<string>, intake: Listeners['intake']): FuzzedDoor {
  return {
    door: 'service intake.<network>.<agency>',
    async shoot(dice) {
      const receipts = await intake(Buffer.from(hostileMessage(hub, dice)));
      if (receipts === undefined) return [];
      const keys = hub.app.get(Sealer).publicKeys.signing;
      const batch = hub.agencyOf(SENDER).sealer.verify(receipts, keys) as ReceiptBatch;
      return batch.receipts.flatMap(({ outcome, code }) => {
        if (outcome === 'accepted') return ['accepted what is certainly wrong'];
        return code !== undefined && codes.has(code) ? [] : [`no documented code: ${String(code)}`];
      });
    },
  };
}
