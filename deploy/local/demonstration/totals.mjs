import { statusOf } from './desks.mjs';
import { seenAtDesks } from './seen-at-desks.mjs';

/** @param {Record<string, number>[]} counts @returns {Record<string, number>} */
function added(counts) {
  /** @type {Record<string, number>} */
  const sum = {};
  for (const [name, count] of counts.flatMap((one) => Object.entries(one)))
    sum[name] = (sum[name] ?? 0) + count;
  return Object.fromEntries(Object.entries(sum).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** @param {number[]} numbers */
const total = (numbers) => numbers.reduce((sum, one) => sum + one, 0);

/**
 * How many facts of these types the record holds of these networks, and of how many of them.
 * @param {string} databaseUrl @param {readonly string[]} networks
 * @returns {Promise<{ cases: number, withdrawals: number, networks: number }>}
 */
async function ofRecord(databaseUrl, networks) {
  const { Client } = (await import('pg')).default;
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query(
      `SELECT count(*) FILTER (WHERE type = 'CaseOpened')::int AS cases,
              count(*) FILTER (WHERE type = 'ConsentWithdrawn')::int AS withdrawals,
              count(DISTINCT stream) FILTER (WHERE type = 'AgreementAdopted')::int AS networks
         FROM record.events WHERE network = ANY($1)`,
      [networks],
    );
    return rows[0];
  } finally {
    await client.end();
  }
}

/**
 * How many conflicts stand and how many steps are overdue, each once; and how often one is seen, as every agency that sees one counts it.
 * @param {import('./seen-at-desks.mjs').SeenAtDesks} seen
 * @returns {{ conflicts: number, conflictsSeen: number, overdue: number, overdueSeen: number }}
 */
const counted = ({ conflicts, overdue }) => ({
  conflicts: new Set(conflicts).size,
  conflictsSeen: conflicts.length,
  overdue: new Set(overdue).size,
  overdueSeen: overdue.length,
});

/**
 * The totals of the record, not of the run: how many events the agencies offered and what became of each. `released` counts
 * events in sinks; `lost` is what cannot be accounted for.
 * @param {object} of
 * @param {readonly import('../network/network.mjs').LocalAgency[]} of.desks agencies of the demonstration's own network
 * @param {readonly import('../network/network.mjs').LocalAgency[]} [of.neighbours] of the other networks: their events count too
 * @param {readonly string[]} of.networks theirs: an earlier start may have recorded others
 * @param {string} of.databaseUrl
 * @param {number} of.startedAt
 */
export async function totals({ desks, neighbours = [], networks, databaseUrl, startedAt }) {
  const statuses = await Promise.all([...desks, ...neighbours].map(statusOf));
  const ofNetworks = await ofRecord(databaseUrl, networks);
  const seen = await seenAtDesks(desks);
  const offered = total(statuses.map((one) => one.offered));
  const recorded = total(statuses.map((one) => one.recorded));
  const refusedAtAdapter = added(statuses.map((one) => one.refusedHere));
  const refusedAtHub = added(statuses.map((one) => one.refused));
  const held = added(statuses.map((one) => one.held));
  const inFlight = total(statuses.map((one) => one.inFlight));
  const accounted = [refusedAtAdapter, refusedAtHub, held].map((counts) => total(Object.values(counts)));
  return {
    agencies: desks.length,
    cases: ofNetworks.cases,
    offered,
    recorded,
    refusedAtAdapter,
    refusedAtHub,
    held,
    inFlight,
    released: total(statuses.map((one) => one.received)),
    withdrawals: ofNetworks.withdrawals,
    ...counted(seen),
    networks: ofNetworks.networks,
    lost: offered - recorded - inFlight - total(accounted),
    seconds: Math.round((performance.now() - startedAt) / 100) / 10,
  };
}
