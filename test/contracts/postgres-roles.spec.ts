import { Client } from 'pg';
import { fresh, sampleEvent } from '#ports/contract';
import type { DatabaseByRole } from '#postgres';
import { openByRole, openPostgres, PostgresEventStore, PostgresKeyShelf } from '#postgres';
import type { TestDatabase } from './test-database.ts';
import { newDatabase } from './test-database.ts';

const NOT_ALLOWED = { code: '42501' };

/** Ways to change what was recorded, to hide it, or to give oneself the right to. */
const TAMPERING = [
  'UPDATE record.events SET version = 2',
  'DELETE FROM record.events',
  'TRUNCATE record.events',
  'DROP TABLE record.events',
  'ALTER TABLE record.events ADD more text',
  'ALTER TABLE record.events DISABLE TRIGGER ALL',
  'CREATE INDEX ON record.events (type)',
  'CREATE TABLE record.other (a int)',
  'CREATE OR REPLACE VIEW record.events_too AS SELECT 1',
  `CREATE FUNCTION record.append(events json) RETURNS int LANGUAGE sql AS 'SELECT 1'`,
  `ALTER FUNCTION record.append SET synchronous_commit TO off`,
  `INSERT INTO record.migrations VALUES (9999, 'mine', 'digest')`,
  'GRANT UPDATE ON record.events TO wegmarke_record; UPDATE record.events SET version = 2',
  'ALTER TABLE record.events OWNER TO wegmarke_record',
];

describe('the roles under which the hub works in PostgreSQL', () => {
  let database: TestDatabase;
  let pools: DatabaseByRole;
  let store: PostgresEventStore;
  beforeAll(async () => {
    database = await newDatabase('roles');
    pools = await openByRole(database.url);
    store = new PostgresEventStore(pools.record);
  });
  afterAll(async () => {
    await pools.close();
    await database.close();
  });

  it('let the record be read, added to and followed', async () => {
    const stream = fresh('case-rheine');
    await store.append(stream, 'none', [sampleEvent()]);
    expect((await store.read(stream)).revision).toBe(0);
    const seen: string[] = [];
    const following = store.subscribe(0, { signal: AbortSignal.timeout(60_000) });
    for await (const { kind } of following) {
      seen.push(kind);
      if (kind === 'caught-up') break;
    }
    expect(seen.at(-1)).toBe('caught-up');
    await pools.views.query({ text: 'SELECT position FROM record.events' });
  });

  it.each(TAMPERING)('let nobody: %s', async (text) => {
    const [before] = await pools.record.query({ text: 'SELECT count(*), max(version) FROM record.events' });
    for (const pool of [pools.record, pools.vault, pools.views])
      await expect(pool.query({ text })).rejects.toMatchObject(NOT_ALLOWED);
    expect(await pools.record.query({ text: 'SELECT count(*), max(version) FROM record.events' })).toEqual([
      before,
    ]);
  });

  it('let the keys be reached by the vault alone', async () => {
    const shelf = new PostgresKeyShelf(pools.vault);
    expect((await shelf.get(['unknown'])).size).toBe(0);
    const text = 'SELECT * FROM vault.content_keys';
    await expect(pools.record.query({ text })).rejects.toMatchObject(NOT_ALLOWED);
    await expect(pools.views.query({ text })).rejects.toMatchObject(NOT_ALLOWED);
    for (const sql of ['SELECT * FROM record.events', 'SELECT * FROM views.checkpoints'])
      await expect(pools.vault.query({ text: sql })).rejects.toMatchObject(NOT_ALLOWED);
  });

  it('let events in by the record alone', async () => {
    const other = new PostgresEventStore(pools.views);
    await expect(other.append(fresh('case-rheine'), 'none', [sampleEvent()])).rejects.toMatchObject(
      NOT_ALLOWED,
    );
  });
});

describe('the login that opens PostgreSQL', () => {
  let database: TestDatabase;
  let admin: Client;
  const login = `clerk_${process.pid}_${Date.now().toString(36)}`;
  beforeAll(async () => {
    database = await newDatabase('login');
    admin = new Client({ connectionString: database.url });
    await admin.connect();
    await admin.query(`CREATE ROLE ${login} LOGIN PASSWORD 'of-this-test-only'`);
  });
  afterAll(async () => {
    await admin.query(`DROP OWNED BY ${login}; DROP ROLE ${login}`);
    await admin.end();
    await database.close();
  });
  const asLogin = (): string => {
    const url = new URL(database.url);
    [url.username, url.password] = [login, 'of-this-test-only'];
    return url.href;
  };

  it('is told what is missing when it may not make the schemas and roles', async () => {
    await expect(openPostgres(asLogin())).rejects.toMatchObject({
      name: 'RightsMissing',
      message: expect.stringContaining(`GRANT wegmarke_record, wegmarke_vault, wegmarke_views TO "${login}"`),
    });
  });

  it('needs no right of its own once an owner has migrated: being a member of the roles will do, and cannot be stepped out of', async () => {
    await database.open();
    await admin.query(`GRANT wegmarke_record, wegmarke_vault, wegmarke_views TO ${login}`);
    const pools = await openByRole(asLogin());
    try {
      await new PostgresEventStore(pools.record).append(fresh('case-rheine'), 'none', [sampleEvent()]);
      for (const tampering of TAMPERING.slice(0, 4))
        await expect(pools.record.query({ text: `SET ROLE NONE; ${tampering}` })).rejects.toMatchObject(
          NOT_ALLOWED,
        );
    } finally {
      await pools.close();
    }
  });
});
