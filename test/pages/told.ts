import { join } from 'node:path';
import { agencies, NETWORK } from '../../deploy/local/demonstration/agencies.mjs';
import { servePage } from '../../deploy/local/demonstration/page.mjs';
import { neighbours } from '../../deploy/local/demonstration/networks.mjs';
import { personasData } from '../../deploy/local/demonstration/personas-data.mjs';
import { demo, playStory } from '../../deploy/local/demonstration/story.mjs';
import type { LocalNetwork } from '../../deploy/local/network/network.mjs';
import { startNetwork } from '../../deploy/local/network/network.mjs';
import { testDatabase, testFolder } from '../../deploy/local/services/for-tests.mjs';
import { freePort } from '../../deploy/local/services/ports.mjs';
import { natsServer } from '../../deploy/local/setup/nats-server.mjs';

/** The demonstration as `npm start` runs it, with its pages; its story is told once for all who look at it. */
export interface Told {
  readonly network: LocalNetwork;
  /** Folder below which all files of the network lie. */
  readonly dir: string;
  /** Of the record. */
  readonly databaseUrl: string;
  /** Address of the landing page, without a slash at the end. */
  readonly landing: string;
  /** Tells the story from where it stands, as another start does. */
  tellOn(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts everything and tells the story; takes about half a minute. */
export async function tellDemonstration(): Promise<Told> {
  const dir = await testFolder('demonstration');
  const databaseUrl = await testDatabase('demonstration');
  const port = await freePort();
  const network = await startNetwork({
    node: process.execPath,
    dir,
    databaseUrl,
    natsServer: process.env['WEGMARKE_NATS_SERVER'] ?? (await natsServer()),
    network: NETWORK,
    agreementFile: join(demo, 'agreement.yaml'),
    agencies: agencies(),
    neighbours: neighbours(),
    origin: `http://127.0.0.1:${port}`,
    withPages: true,
  });
  const { signal } = new AbortController();
  const everybody = { ...network.agencies, ...network.neighbours };
  const tellOn = () => playStory({ agencies: everybody, dir, stop: signal, say: () => undefined });
  await tellOn().catch(async (error: unknown) => {
    await network.stop();
    throw error;
  });
  const desks = Object.values(everybody).map(({ deskUrl }) => deskUrl);
  const served = await servePage({ port, desks, data: () => personasData(network) });
  const landing = served.url.replace(/\/$/, '');
  const stop = async () => {
    await served.stop();
    await network.stop();
  };
  return { network, dir, databaseUrl, landing, tellOn, stop };
}
