import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { until } from '../../../deploy/local/services/until.mjs';
import type { Ground } from '../ground.ts';
import type { NamedFault } from './named-fault.ts';

/** A fact in a stream of its own that nobody can open, as it is not what was sealed; in the log as if the store had taken it. */
const POISON = `
BEGIN;
SELECT pg_advisory_xact_lock(7767001);
INSERT INTO record.events
SELECT (SELECT max(position) + 1 FROM record.events), 'case-rheine-' || '$id', 0, '$id', type, version, network, agency,
  theme, category, happened_at, recorded_at, commitment, signature, sealed_kid, sealed_iv, sealed_ct, sealed_tag
FROM record.events WHERE type = 'AgencyLinked' ORDER BY position LIMIT 1;
NOTIFY record_grew;
COMMIT`;

interface Ready {
  readonly projections: readonly { readonly name: string; readonly parked: number }[];
}

/** Events that no view can apply. */
export const poison: readonly NamedFault[] = [
  {
    fault: 'poisoned events: parked and told, the rest goes on',
    runs: { test: 2, short: 20, long: 50 },
    async tried(ground, runs) {
      const { exports } = ground;
      const before = await parked(ground);
      for (let run = 0; run < runs; run += 1) {
        await poisoned(ground);
        exports.more(exports.people, 1);
        exports.lay();
        await until(
          'the stream to be parked',
          async () => (await parked(ground)) > before + run || undefined,
        );
      }
    },
  },
];

async function poisoned({ databaseUrl }: Ground): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(POISON.replaceAll('$id', randomUUID()));
  } finally {
    await client.end();
  }
}

/** How many streams the claims have set aside, as the hub tells its operator. */
async function parked({ network }: Ground): Promise<number> {
  const answer = await fetch(`${network.hubUrl}/health/ready`);
  // A hub that is not ready yet tells a problem instead.
  const { projections = [] } = (await answer.json()) as Partial<Ready>;
  return projections.find(({ name }) => name === 'claims')?.parked ?? 0;
}
