import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Ground } from '../ground.ts';
import { PARTIES } from '../exports.ts';
import type { NamedFault } from './named-fault.ts';

const RUNS = { test: 0, short: 20, long: 60 };

/** What the database does at the very moment at which a release is to be entered, and at no other. */
const FAILURES: Readonly<Record<string, string>> = {
  'is full': `RAISE EXCEPTION 'no room' USING ERRCODE = 'disk_full'`,
  'breaks off': `PERFORM pg_terminate_backend(pg_backend_pid())`,
};

/** Releases that cannot be entered: nothing may leave on them, and everything must when they can. */
export const releaseFailure: readonly NamedFault[] = Object.entries(FAILURES).map(([how, failure]) => ({
  fault: `the database ${how} at the moment of release: nothing leaves`,
  runs: RUNS,
  async tried(ground, runs) {
    const { exports } = ground;
    for (let run = 0; run < runs; run += 1) {
      await ground.verdict();
      const before = sunk(ground);
      await failing(ground, failure, async () => {
        exports.more(exports.people, 1);
        exports.lay();
        await ground.recorded(exports.happenings.length);
        await pause(ground.chance.between(300, 1_000));
        if (sunk(ground) !== before) throw new Error('Bytes left though their release was not entered.');
      });
    }
  },
}));

/** Bytes in all sinks together. */
function sunk(ground: Ground): number {
  return PARTIES.reduce((bytes, party) => bytes + ground.sinkSize(party), 0);
}

/** Does something while every release fails. */
async function failing({ databaseUrl }: Ground, failure: string, work: () => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`CREATE OR REPLACE FUNCTION public.no_release() RETURNS trigger LANGUAGE plpgsql
      AS $$ BEGIN ${failure}; RETURN NEW; END $$;
      CREATE TRIGGER no_release BEFORE INSERT ON record.events FOR EACH ROW WHEN (NEW.type = 'Released')
      EXECUTE FUNCTION public.no_release();`);
    await work();
  } finally {
    await client.query('DROP TRIGGER IF EXISTS no_release ON record.events');
    await client.end();
  }
}
