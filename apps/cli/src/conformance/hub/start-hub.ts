import type { AgencyAddress } from '#nats';
import { brokerConfig, connectBroker, HubLink, IntakeStreams } from '#nats';
import { createUser } from '@nats-io/nkeys';
import { Faults } from '../../simulate/broker/faults.ts';
import { FaultyCable } from '../../simulate/broker/faulty-cable.ts';
import { NatsProcess } from '../../simulate/broker/nats-process.ts';
import { serveHubPages } from './hub-pages.ts';
import type { ScriptedHub } from './scripted-hub.ts';

/** Where the kit's hub listens, and by what. */
export interface HubPlace {
  /** A folder of its own. */
  readonly folder: string;
  readonly natsProgram: string;
  /** Public nkey of the adapter under test. */
  readonly brokerKey: string;
  readonly hubPort: number;
  readonly natsPort: number;
}

/** The kit's hub in reach of the adapter. */
export interface RunningHub {
  readonly hubUrl: string;
  readonly natsUrl: string;
  /** Between the adapter and the broker: it can be pulled. */
  readonly cable: FaultyCable;
  stop(): Promise<void>;
}

/** Brings the hub to a real broker and to HTTP, both on loopback; what was started ends again when anything fails. */
export async function startHub(hub: ScriptedHub, place: HubPlace): Promise<RunningHub> {
  const ends: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of ends.splice(0).toReversed()) await end();
  };
  try {
    return await started(hub, place, ends, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function started(
  hub: ScriptedHub,
  { folder, natsProgram, brokerKey, hubPort, natsPort }: HubPlace,
  ends: (() => Promise<void>)[],
  stop: () => Promise<void>,
): Promise<RunningHub> {
  const { network, agency } = hub.plan;
  const self: AgencyAddress = { network, agency };
  const user = createUser();
  const nats = await NatsProcess.started({
    program: natsProgram,
    folder,
    config: brokerConfig({
      hub: { nkeyPublic: user.getPublicKey() },
      agencies: [{ ...self, nkeyPublic: brokerKey }],
    }),
  });
  ends.push(() => nats.stop());
  const cable = await FaultyCable.laid(natsPort, new Faults(), () => nats.port);
  ends.push(() => cable.unplug());
  const pages = await serveHubPages(hub, hubPort);
  ends.push(() => pages.close());
  const seed = new TextDecoder().decode(user.getSeed());
  const broker = connectBroker({ url: nats.url, nkeySeed: seed, name: 'conformance kit' });
  const ending = new AbortController();
  ends.push(() => broker.close());
  const link = new HubLink(broker, () => undefined);
  hub.way = {
    publishReceipts: (bytes) => void link.publishReceipts(self, bytes),
    ringBell: () => void link.ringBell(self),
  };
  for (const kind of ['claim', 'evidence', 'ledger'] as const)
    link.serveRequests(kind, async (_from, bytes, reply) => {
      const answer = hub.answer(kind, bytes);
      if (answer !== undefined) await reply.send(answer);
    });
  const take = ({ bytes }: { readonly bytes: Uint8Array }): Promise<void> =>
    Promise.resolve(hub.takeIntake(bytes));
  const taking = new IntakeStreams(broker, () => undefined).run([self], take, ending.signal);
  ends.push(() => {
    ending.abort();
    return taking;
  });
  return { hubUrl: `http://127.0.0.1:${hubPort}`, natsUrl: cable.url, cable, stop };
}
