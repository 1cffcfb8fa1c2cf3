import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import type { EventStore, NewEvent } from '#ports';
import type * as PostgresDriver from '#postgres';
import { testDatabase } from '../../../deploy/local/services/for-tests.mjs';
import { until } from '../../../deploy/local/services/until.mjs';
import type { Probe } from './probe.ts';

const SLOW = 'slow';

/** Slows the commit of one event down, without taking part in any of the store's own locks. */
const SLOWED = `
CREATE FUNCTION public.slow_down() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_sleep(0.7); RETURN NEW; END $$;
CREATE TRIGGER slow_down AFTER INSERT ON record.events FOR EACH ROW WHEN (NEW.id = '${SLOW}')
  EXECUTE FUNCTION public.slow_down();`;

/** Two processes append; the first is slow to commit. The second must come after it, and both must stand. */
export const lateCommit: Probe = {
  by: 'two writers, the first slow to commit, and a reader that follows the log (N5)',
  async find(dist) {
    const driver = (await import(
      pathToFileURL(join(dist, 'libs/postgres/src/index.js')).href
    )) as typeof PostgresDriver;
    const url = await testDatabase('late');
    const first = await driver.openPostgres(url);
    const second = await driver.openPostgres(url);
    const admin = new pg.Client({ connectionString: url });
    await admin.connect();
    try {
      await admin.query(SLOWED);
      return await race(new driver.PostgresEventStore(first), new driver.PostgresEventStore(second), admin);
    } finally {
      await admin.end();
      await first.close();
      await second.close();
    }
  },
};

async function race(one: EventStore, other: EventStore, admin: pg.Client): Promise<readonly string[]> {
  const findings: string[] = [];
  const said = (who: string) => (error: Error) => void findings.push(`${who} failed: ${error.message}`);
  const slow = one.append('case-one', 'none', [event(SLOW)]).catch(said('the slow append'));
  await until('the slow commit', async () => {
    const { rowCount } = await admin.query(`SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep'`);
    return rowCount === 1 || undefined;
  });
  const quick = await other.append('case-other', 'none', [event('quick')]).catch(said('the quick append'));
  const seen = (await other.readAll(0, { max: 10 })).map(({ id }) => id);
  await slow;
  const later = (await other.readAll(0, { max: 10 })).map(({ id }) => id);
  if (quick !== undefined && later.slice(0, seen.length).join() !== seen.join())
    findings.push(`a reader saw ${seen.join()} first and ${later.join()} later`);
  if (findings.length === 0 && later.join() !== `${SLOW},quick`)
    findings.push(`the log holds ${later.join()}`);
  return findings;
}

function event(id: string): NewEvent {
  const at = '2026-02-05T10:00:00.000Z';
  const sealed = { kid: `p.${randomUUID()}`, iv: 'iv', ct: 'ct', tag: 'tag' };
  const clear = { type: 'de.wegmarke.language.registered.v1', version: 1, network: 'rheine', agency: 'vhs' };
  const rest = { theme: 'language', category: 'language', happenedAt: at, recordedAt: at };
  return { id, ...clear, ...rest, commitment: 'none', signature: 'none', sealed };
}
