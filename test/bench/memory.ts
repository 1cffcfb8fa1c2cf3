import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { generateKeys, loadKeys, publicKeysOf } from '#jose';
import { hubKeys } from '../../deploy/local/network/hub-keys.mjs';
import { startHub } from '../../deploy/local/network/processes.mjs';
import { freePort } from '../../deploy/local/services/ports.mjs';
import { until } from '../../deploy/local/services/until.mjs';
import { inClone } from '../../deploy/local/setup/places.mjs';
import type { Bench, Ground, Row } from './bench.ts';
import { layEvents } from './laid-events.ts';

const GOAL_MB = 300;
const HALF_AN_HOUR_MS = 30 * 60_000;

/** What the hub's process holds in memory once all its readers have gone through a log of a million events. */
export const memory: Row = async (ground) => {
  const events = ground.quick ? 100_000 : 1_000_000;
  const databaseUrl = await ground.database('bench_memory');
  const hub = await hubOn(ground, databaseUrl);
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const empty = residentMb(hub.pid);
    ground.tell(`lay ${events.toLocaleString('en')} events`);
    await layEvents(client, events);
    ground.tell('wait until every reader of the log has gone through them');
    const most = await highestUntil(hub.pid, async () => (await slowest(client)) >= events);
    return [row(events, most, empty)];
  } finally {
    await client.end();
    await hub.stop();
  }
};

function row(events: number, ours: number, yardstick: number): Bench {
  return {
    name: `hub memory at ${events.toLocaleString('en')} events`,
    ours,
    yardstick,
    ratio: ours / yardstick,
    goal: `< ${GOAL_MB} MB`,
    met: ours < GOAL_MB,
    fsync: true,
    unit: 'MB resident',
    note: 'the most while all readers went through the log, beside the same hub on an empty log',
  };
}

async function hubOn({ dir }: Ground, databaseUrl: string) {
  const keys = await hubKeys(join(dir, 'hub'));
  const networkFile = join(dir, 'hub', 'network.json');
  const agreement = inClone('deploy/local/demo/agreement.yaml');
  writeFileSync(networkFile, JSON.stringify({ network: 'rheine', agreement, parties: [await someParty()] }));
  const port = await freePort();
  return startHub({ node: process.execPath, dir, port, databaseUrl, natsUrl: 'off', keys, networkFile });
}

/** A network needs one agency; it sends nothing here. */
async function someParty() {
  const { createUser } = await import('@nats-io/nkeys');
  return {
    agency: 'vhs',
    keys: publicKeysOf(loadKeys(generateKeys('vhs'))),
    brokerKey: createUser().getPublicKey(),
  };
}

/** Where the slowest of the hub's readers is. */
async function slowest(client: Client): Promise<number> {
  const { rows } = await client.query<{ position: string }>(
    'SELECT min(position) AS position FROM views.checkpoints',
  );
  return Number(rows[0]?.position);
}

async function highestUntil(pid: number, over: () => Promise<boolean>): Promise<number> {
  let most = 0;
  await until(
    'the readers to go through the log',
    async () => {
      most = Math.max(most, residentMb(pid));
      return (await over()) || undefined;
    },
    HALF_AN_HOUR_MS,
  );
  return Math.max(most, residentMb(pid));
}

/** Resident set of a process. */
function residentMb(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}
