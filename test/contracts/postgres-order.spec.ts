import { Client } from 'pg';
import { StoreUnavailable } from '#ports';
import { Follower, fresh, sampleEvent, sampleEvents } from '#ports/contract';
import { openPostgres, PostgresEventStore } from '#postgres';
import type { TestDatabase } from './test-database.ts';
import { newDatabase } from './test-database.ts';

describe('the order of the record in PostgreSQL', () => {
  let database: TestDatabase;
  let store: PostgresEventStore;
  let slow: Client;
  beforeAll(async () => {
    database = await newDatabase('record_order');
    store = new PostgresEventStore(await database.open());
    slow = new Client({ connectionString: database.url });
    await slow.connect();
  });
  afterAll(async () => {
    await slow.end();
    await database.close();
  });

  /** Appends one event in a transaction that stays open until it is ended. */
  const appendSlowly = async (stream: string, id: string) => {
    await slow.query('BEGIN');
    // The lock of `record.append`.
    await slow.query('SELECT pg_advisory_xact_lock(7767001)');
    await slow.query(
      `INSERT INTO record.events
       SELECT coalesce(max(position), 0) + 1, $1, 0, $2, 'slow', 1, 'rheine', 'abh', 'language', 'language', '', '', '', '',
         '', '', '', '' FROM record.events`,
      [stream, id],
    );
  };

  /** Settles when as many others wait for the open transaction. */
  const waitingForLock = async (number: number) => {
    for (;;) {
      const { rows } = await slow.query<{ waiting: number }>(
        `SELECT count(*)::int AS waiting FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      );
      if (rows[0]?.waiting === number) return;
    }
  };

  it('shows no event while one before it is not committed yet', async () => {
    const head = await store.head();
    const follower = new Follower(store, head);
    await follower.until(({ caughtUp }) => caughtUp.length > 0);
    const late = fresh('late');
    await appendSlowly(fresh('case-rheine'), late);
    const quick = sampleEvent();
    const quickly = store.append(fresh('case-rheine'), 'none', [quick]);
    await waitingForLock(1);
    expect(await store.head()).toBe(head);
    expect(await store.readAll(head, { max: 10 })).toEqual([]);
    expect(follower.events).toEqual([]);
    await slow.query('COMMIT');
    expect(await quickly).toMatchObject({ position: head + 2 });
    await follower.until(({ caughtUp }) => caughtUp.at(-1) === head + 2);
    expect(follower.ids).toEqual([late, quick.id]);
    await follower.stop();
  });

  it('leaves no hole where a transaction was rolled back', async () => {
    const head = await store.head();
    await appendSlowly(fresh('case-rheine'), fresh('never'));
    const quickly = store.append(fresh('case-rheine'), 'none', sampleEvents(2));
    await waitingForLock(1);
    await slow.query('ROLLBACK');
    expect(await quickly).toMatchObject({ position: head + 2 });
    expect(await store.readAll(head, { max: 10 })).toHaveLength(2);
  });

  it('delivers what nobody rang for, a moment later', async () => {
    await store.append(fresh('case-rheine'), 'none', [sampleEvent()]);
    const head = await store.head();
    const follower = new Follower(store, head);
    await follower.until(({ caughtUp }) => caughtUp.length > 0);
    await slow.query(
      `INSERT INTO record.events SELECT position + 1, stream, revision + 1, 'unrung', type, version, network, agency,
        theme, category, happened_at, recorded_at, commitment, signature, sealed_kid, sealed_iv, sealed_ct, sealed_tag
        FROM record.events WHERE position = $1`,
      [head],
    );
    await follower.until(({ events }) => events.length > 0);
    expect(follower.ids).toEqual(['unrung']);
    await follower.stop();
  });
});

describe('opening PostgreSQL', () => {
  it('is done once, when several processes start on an empty database at the same time', async () => {
    const database = await newDatabase('record_start');
    const opened = await Promise.all(Array.from({ length: 4 }, () => database.open()));
    const applied = await opened[0]!.query({ text: 'SELECT number FROM record.migrations ORDER BY number' });
    expect(applied).toEqual(applied.map((_, index) => ({ number: index + 1 })));
    expect(applied.length).toBeGreaterThan(0);
    await database.close();
  });

  it.each([
    ['a newer version wrote it', `INSERT INTO record.migrations VALUES (9999, 'later', 'digest')`],
    [
      'an applied migration was changed since',
      `UPDATE record.migrations SET digest = 'other' WHERE number = 1`,
    ],
  ])('is refused when %s', async (_why, sql) => {
    const database = await newDatabase('record_mismatch');
    await database.open();
    await database.run(sql);
    await expect(database.open()).rejects.toMatchObject({ name: 'MigrationMismatch' });
    await database.close();
  });

  it('tells a server that is not there from a fault of ours', async () => {
    await expect(openPostgres('postgres://nobody:nothing@127.0.0.1:1/none')).rejects.toThrow(
      StoreUnavailable,
    );
  });
});
