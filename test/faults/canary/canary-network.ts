import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startNetwork } from '../../../deploy/local/network/network.mjs';
import { postgresBin, testFolder } from '../../../deploy/local/services/for-tests.mjs';
import { createDatabase, startPostgres } from '../../../deploy/local/services/postgres.mjs';
import { natsServer } from '../../../deploy/local/setup/nats-server.mjs';
import type { SampleAgency } from '../../network/sample-agencies.ts';
import { agreementFile, sampleAgencies } from '../../network/sample-agencies.ts';
import type { SampleNetwork } from '../../network/start-sample-network.ts';

/** A network whose every file lies in one folder, also those of its own PostgreSQL, so that all of them can be scanned. */
export interface CanaryNetwork extends SampleNetwork {
  /** Of a second database on the same server. */
  readonly twinUrl: string;
  /** What somebody was answered, as a file that is scanned like all others. */
  capture(who: string, answer: string): void;
  stopAll(): Promise<void>;
}

/** Rules beside those of the sample mapping, for fields that can carry a canary. */
const MORE_RULES = `
      - when: [{ column: Art, equals: ZUSTAENDIG }]
        event: de.wegmarke.language.competence-decided.v1
        happened: { column: Datum, format: DD.MM.YYYY }
        keys: [Akte, Lfd]
        fields:
          issuer: { constant: jobcenter }
          row: { column: Wert }
`;

/** Starts PostgreSQL, broker, hub and all six adapters. */
export async function startCanaryNetwork(): Promise<CanaryNetwork> {
  const dir = await testFolder('canary');
  const postgres = await startPostgres({ dir: join(dir, 'postgres'), bin: postgresBin() });
  const databaseUrl = await createDatabase(postgres.url, 'hub');
  const twinUrl = await createDatabase(postgres.url, 'twin');
  const agencies = sampleAgencies(join(dir, 'sample'));
  appendFileSync(join(dir, 'sample', 'mapping.yaml'), MORE_RULES);
  const network = await startNetwork({
    node: process.execPath,
    dir,
    databaseUrl,
    network: 'rheine',
    agreementFile,
    agencies,
    natsServer: process.env['WEGMARKE_NATS_SERVER'] ?? (await natsServer()),
  });
  let answers = 0;
  const agency = (name: SampleAgency) => network.agencies[name]!;
  const capture = (who: string, answer: string) => {
    mkdirSync(join(dir, 'answers', who), { recursive: true });
    writeFileSync(join(dir, 'answers', who, String((answers += 1))), answer);
  };
  const stopAll = async () => {
    await network.stop();
    await postgres.stop();
  };
  return Object.assign(network, { dir, databaseUrl, twinUrl, agency, capture, stopAll });
}
