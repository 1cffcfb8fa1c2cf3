import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import { agreementHash, parseAgreement } from '#agreement';
import { CaseFiles } from '#casefile';
import { rebuildView } from '#disclosure';
import { generateKeys, JoseSealer, loadKeys } from '#jose';
import { KeyVault } from '#ports';
import type { StoredEvent } from '#ports';
import { CountingIds, SettableClock } from '#ports/memory';
import { openPostgres, PostgresEventStore, PostgresParking, PostgresViewRebuilds } from '#postgres';
import type { Registry } from '#registry';
import { inClone } from '../../deploy/local/setup/places.mjs';
import { median } from './alternate.ts';
import type { Bench, Row } from './bench.ts';
import { faster } from './bench.ts';
import { layEvents } from './laid-events.ts';

const NOW = '2026-06-01T10:00:00.000Z';
const PAGE = 1_000;

/** Every projection made anew from the log, beside a bare cursor over the log that enters the same rows. */
export const rebuild: Row = async (ground) => {
  const events = ground.quick ? 5_000 : 200_000;
  const url = await ground.database('bench_rebuild');
  const database = await openPostgres(url);
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    ground.tell(`lay ${events.toLocaleString('en')} events`);
    await layEvents(client, events);
    await client.query('ANALYZE record.events');
    await client.query('CREATE SCHEMA bare');
    const times = { ours: [] as number[], yardstick: [] as number[] };
    for (let round = 0; round < (ground.quick ? 1 : 3); round += 1) {
      ground.tell(`rebuild, round ${round + 1}`);
      times.ours.push(await seconds(() => rebuildAll(database)));
      times.yardstick.push(await seconds(() => scanAll(client)));
    }
    return [row(events, times)];
  } finally {
    await client.end();
    await database.close();
  }
};

function row(
  events: number,
  { ours, yardstick }: { ours: readonly number[]; yardstick: readonly number[] },
): Bench {
  return faster(
    {
      name: `rebuild of all projections, ${events.toLocaleString('en')} events`,
      fsync: false,
      unit: 'events/s',
      note: 'open claims and changed evidence, no decryption, beside a cursor over the log with the same inserts, once for each',
    },
    events / median(ours),
    events / median(yardstick),
    0.5,
  );
}

async function rebuildAll(database: Awaited<ReturnType<typeof openPostgres>>): Promise<void> {
  const store = new PostgresEventStore(database);
  const vault = new OpenVault();
  const clock = new SettableClock(NOW);
  const sealer = new JoseSealer(loadKeys(generateKeys('bench')));
  const controllerOf = (_network: string, agency: string) => agency;
  const files = new CaseFiles({ store, vault, sealer, clock, ids: new CountingIds(), controllerOf });
  const rebuilds = new PostgresViewRebuilds(database);
  const parking = new PostgresParking(database);
  const parts = { rebuilds, parking, store, vault, files, registry: registryWithAgreement(), clock };
  for (const view of ['claims', 'evidence'] as const) {
    const { parked } = await rebuildView(view, parts);
    if (parked > 0) throw new Error(`${parked} streams were parked: this measures nothing`);
  }
}

/** What a script would do that knows beforehand what to enter. */
async function scanAll(client: Client): Promise<void> {
  await client.query(`DROP TABLE IF EXISTS bare.claim_reach, bare.evidence;
    CREATE TABLE bare.claim_reach (LIKE views.claim_reach INCLUDING ALL);
    CREATE TABLE bare.evidence (LIKE views.evidence INCLUDING ALL)`);
  await scan(client, async (linked) => {
    await client.query({
      name: 'bare-reach',
      text: `INSERT INTO bare.claim_reach (network, agency, case_id, changed_at)
        SELECT 'rheine', a, c, p FROM unnest($1::text[], $2::text[], $3::bigint[]) AS x (a, c, p)`,
      values: columns(linked),
    });
  });
  await scan(client, async (linked) => {
    await client.query({
      name: 'bare-evidence',
      text: `INSERT INTO bare.evidence (network, agency, case_id, digest, revision)
        SELECT 'rheine', a, c, md5(c || a), p FROM unnest($1::text[], $2::text[], $3::bigint[]) AS x (a, c, p)`,
      values: columns(linked),
    });
  });
}

interface Linked {
  readonly agency: string;
  readonly case_id: string;
  readonly position: string;
}

async function scan(client: Client, enter: (linked: readonly Linked[]) => Promise<void>): Promise<void> {
  await client.query('BEGIN');
  await client.query('SET LOCAL synchronous_commit TO off');
  await client.query('DECLARE log CURSOR FOR SELECT * FROM record.events ORDER BY position');
  for (;;) {
    const { rows } = await client.query<{ type: string; stream: string; agency: string; position: string }>(
      `FETCH ${PAGE} FROM log`,
    );
    if (rows.length === 0) break;
    const linked = rows
      .filter(({ type }) => type === 'AgencyLinked')
      .map(({ stream, agency, position }) => ({
        agency,
        case_id: stream.slice('case-rheine-'.length),
        position,
      }));
    if (linked.length > 0) await enter(linked);
  }
  await client.query('COMMIT');
}

function columns(linked: readonly Linked[]): string[][] {
  return [
    linked.map(({ agency }) => agency),
    linked.map(({ case_id: caseId }) => caseId),
    linked.map(({ position }) => position),
  ];
}

/** Opens laid facts without a key, as what they are is known: decryption is not what is measured. */
class OpenVault extends KeyVault {
  async openFact({ type, agency }: StoredEvent): Promise<unknown> {
    const handle = 'h'.repeat(43);
    return { data: type === 'CaseOpened' ? { by: agency, handle } : { agency, handle, way: 'opened' } };
  }

  seal(): Promise<never> {
    throw new Error('nothing is sealed here');
  }

  open(): Promise<never> {
    throw new Error('nothing is shown here');
  }

  nameOf(): Promise<never> {
    throw new Error('nothing is named here');
  }
}

function registryWithAgreement(): Registry {
  const agreement = parseAgreement(readFileSync(inClone('deploy/local/demo/agreement.yaml'), 'utf8'));
  if (Array.isArray(agreement)) throw new Error('the sample agreement has faults');
  const inForce = { agreement, hash: agreementHash(agreement), revision: 1 };
  return { agreementAt: async () => inForce } as unknown as Registry;
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1000;
}
