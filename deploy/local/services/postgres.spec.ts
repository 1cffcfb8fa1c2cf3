import { rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import { postgresBin, testFolder } from './for-tests.mjs';
import { createDatabase, startPostgres } from './postgres.mjs';

/** One statement on a connection of its own. */
async function sql<Row extends object>(url: string, statement: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}

describe('an embedded PostgreSQL', () => {
  let dir: string;
  let postgres: Awaited<ReturnType<typeof startPostgres>>;

  beforeAll(async () => {
    dir = await testFolder('postgres-spec');
    postgres = await startPostgres({ dir, bin: postgresBin() });
  });

  afterAll(async () => {
    await postgres.stop();
    await rm(dir, { recursive: true, force: true });
  });

  it('is durable and listens on loopback only', async () => {
    const settings = await sql<{ name: string; setting: string }>(
      postgres.url,
      `SELECT name, setting FROM pg_settings
       WHERE name IN ('fsync', 'full_page_writes', 'listen_addresses', 'synchronous_commit', 'unix_socket_directories')
       ORDER BY name`,
    );
    expect(settings.map(({ setting }) => setting)).toEqual(['on', 'on', '127.0.0.1', 'on', '']);
  });

  it('asks for its password, which nobody else may read', async () => {
    const wrong = new URL(postgres.url);
    wrong.password = 'wrong';
    await expect(sql(wrong.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    expect((await stat(join(dir, 'password'))).mode & 0o077).toBe(0);
  });

  it('keeps what was committed when it is killed, and comes back on the same port', async () => {
    const url = await createDatabase(postgres.url, 'kept');
    await sql(url, 'CREATE TABLE kept (n int); INSERT INTO kept VALUES (7)');
    const { port, pid } = postgres;
    await postgres.kill();
    await expect(sql(url, 'SELECT 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await postgres.start();
    expect(await sql(url, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
    expect(postgres.port).toBe(port);
    expect(postgres.pid).not.toBe(pid);
  });

  it('makes a database once, however often it is asked', async () => {
    const first = await createDatabase(postgres.url, 'twice');
    expect(await createDatabase(postgres.url, 'twice')).toBe(first);
    await expect(createDatabase(postgres.url, 'no"name')).rejects.toThrow('Not a database name');
  });

  it('tells when its data are in use by another run', async () => {
    await expect(startPostgres({ dir, bin: postgresBin() })).rejects.toThrow(
      `in use by process ${postgres.pid}`,
    );
  });

  it('takes another port when the wished one is taken', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const taken = typeof address === 'object' && address !== null ? address.port : 0;
    const other = await startPostgres({ dir: join(dir, 'other'), bin: postgresBin(), port: taken });
    expect(other.port).not.toBe(taken);
    await other.stop();
    server.close();
  });
});
