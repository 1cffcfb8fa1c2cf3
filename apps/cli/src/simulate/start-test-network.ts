import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AdapterLog } from '#adapter';
import type { Agreement, CompetenceText } from '#agreement';
import { startMemoryHub } from '#hub';
import { generateKeys, loadKeys, publicKeysOf } from '#jose';
import { brokerConfig } from '#nats';
import type { Ids, PublicKeys } from '#ports';
import { createUser } from '@nats-io/nkeys';
import { Faults } from './broker/faults.ts';
import { FaultyCable } from './broker/faulty-cable.ts';
import { NatsProcess } from './broker/nats-process.ts';
import { freePort } from './free-port.ts';
import type { MovableClock } from './movable-clock.ts';
import type { FirstRequest } from './registration-file.ts';
import type { Surroundings } from './neighbours.ts';
import { Neighbour } from './neighbours.ts';
import { TestNetwork } from './test-network.ts';

/** What a test network is made of. */
export interface TestNetworkPlan {
  /** A folder of its own, owner only; may be deleted when the network has ended. */
  readonly folder: string;
  readonly agreement: Agreement;
  readonly agreementText: string;
  /** Texts of the competence tables that it names. */
  readonly tables: readonly CompetenceText[];
  /** Agencies that run elsewhere, by their requests; all others that the agreement names become neighbours. */
  readonly requests: readonly FirstRequest[];
  readonly natsProgram: string;
  /** 0 = any free one. */
  readonly ports: { readonly hub: number; readonly nats: number };
  readonly clock: MovableClock;
  readonly ids: Ids;
  readonly hubLog: (line: string) => void;
  readonly log: AdapterLog;
}

const HUB_KEYS = 'hub-keys.json';

/** Starts hub, broker and neighbours; when anything fails, what was started is ended again. */
export async function startTestNetwork(plan: TestNetworkPlan): Promise<TestNetwork> {
  const ends: (() => Promise<void>)[] = [];
  const end = async (): Promise<void> => {
    for (const one of ends.splice(0).toReversed()) await one();
  };
  try {
    return await started(plan, ends, end);
  } catch (error) {
    await end();
    throw error;
  }
}

async function started(
  plan: TestNetworkPlan,
  ends: (() => Promise<void>)[],
  end: () => Promise<void>,
): Promise<TestNetwork> {
  const { agreement, clock, folder } = plan;
  const faults = new Faults();
  const keys = loadKeys(generateKeys('hub'));
  const hubKeys: PublicKeys = publicKeysOf(keys);
  const hubUser = createUser();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(join(folder, HUB_KEYS), JSON.stringify(hubKeys), { mode: 0o600 });

  // The broker wants to know everybody's key, and everybody wants to know where the broker is: the cable comes first.
  const brokerAt = { port: 0 };
  const cable = await FaultyCable.laid(plan.ports.nats, faults, () => brokerAt.port);
  ends.push(() => cable.unplug());
  const hubPort = plan.ports.hub === 0 ? await freePort() : plan.ports.hub;
  const around: Surroundings = {
    ...plan,
    hubUrl: `http://127.0.0.1:${hubPort}`,
    natsUrl: cable.url,
    hubKeysFile: join(folder, HUB_KEYS),
  };
  const neighbours = await layNeighbours(around, plan.requests);
  const parties = [...plan.requests, ...neighbours.map(({ request }) => request)];
  const { network } = agreement;
  const broker = await NatsProcess.started({
    program: plan.natsProgram,
    folder,
    config: brokerConfig({
      hub: { nkeyPublic: hubUser.getPublicKey() },
      agencies: parties.map(({ agency, brokerKey }) => ({ network, agency, nkeyPublic: brokerKey })),
    }),
  });
  brokerAt.port = broker.port;
  ends.push(() => broker.stop());
  const hub = await startMemoryHub({
    keys,
    clock,
    networks: [{ network, agreement: plan.agreementText, tables: plan.tables, parties }],
    ledgerOrigin: `wegmarke/${network}`,
    broker: { url: broker.url, nkeySeed: Buffer.from(hubUser.getSeed()).toString() },
    http: { host: '127.0.0.1', port: hubPort },
    log: plan.hubLog,
  });
  ends.push(() => hub.close());
  ends.push(async () => void (await Promise.all(neighbours.map((one) => one.stop()))));
  for (const neighbour of neighbours) await neighbour.start(around);
  return new TestNetwork({
    hubUrl: hub.url,
    natsUrl: cable.url,
    hubKeys,
    neighbours,
    faults,
    clock,
    cable,
    broker,
    end,
  });
}

/** Whoever of the agreement does not run elsewhere; the first party of all opens the cases, the others join by its links. */
function layNeighbours(
  around: Surroundings,
  requests: readonly FirstRequest[],
): Promise<readonly Neighbour[]> {
  const names = around.agreement.parties.map(({ agency }) => agency);
  const here = names.filter((name) => !requests.some(({ agency }) => agency === name));
  return Promise.all(here.map((name) => Neighbour.laid(name, around, name === names[0])));
}
