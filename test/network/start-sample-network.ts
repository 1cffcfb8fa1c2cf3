import { join } from 'node:path';
import type { LocalAgency, LocalNetwork, Plan } from '../../deploy/local/network/network.mjs';
import { startNetwork } from '../../deploy/local/network/network.mjs';
import { testDatabase, testFolder } from '../../deploy/local/services/for-tests.mjs';
import { natsServer } from '../../deploy/local/setup/nats-server.mjs';
import type { SampleAgency, SetUp } from './sample-agencies.ts';
import { AGENCIES, agreementFile, sampleAgencies } from './sample-agencies.ts';

/** A network of real parts for one suite: its own database, broker, hub and adapters in processes of their own. */
export interface SampleNetwork extends LocalNetwork {
  readonly dir: string;
  readonly databaseUrl: string;
  agency(name: SampleAgency): LocalAgency;
}

/** What is special about a suite's network. */
export interface SamplePlan extends Pick<Plan, 'origin' | 'dist' | 'env' | 'brokerFor'> {
  /** URL of a database of the suite's own; a new one on the server of the whole run when absent. */
  readonly database?: string;
  /** How its agencies are set up, if not as everywhere. */
  readonly setUp?: SetUp;
}

/** Starts it; `stop()` when the suite is through. */
export async function startSampleNetwork(
  name: string,
  agencies: readonly SampleAgency[] = AGENCIES,
  { database, setUp, ...special }: SamplePlan = {},
): Promise<SampleNetwork> {
  const dir = await testFolder(name);
  const databaseUrl = database ?? (await testDatabase(name));
  const network = await startNetwork({
    node: process.execPath,
    dir,
    databaseUrl,
    natsServer: process.env['WEGMARKE_NATS_SERVER'] ?? (await natsServer()),
    network: 'rheine',
    agreementFile,
    agencies: sampleAgencies(join(dir, 'sample'), agencies, setUp),
    ...special,
  });
  const agency = (wanted: SampleAgency): LocalAgency => {
    const found = network.agencies[wanted];
    if (found === undefined) throw new Error(`This network has no ${wanted}.`);
    return found;
  };
  return Object.assign(network, { dir, databaseUrl, agency });
}
