import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Append, StoredEvent } from '#ports';
import { PostgresEventStore } from '#postgres';
import { newDatabase } from '../contracts/test-database.ts';
import type { TestDatabase } from '../contracts/test-database.ts';
import { storedEvent } from '../../apps/cli/src/spec/stored-events.ts';
import { wegmarke } from './cli-tool.ts';

const EVENTS = 2_500;

describe('The record at the hands of its operators', () => {
  let folder: string;
  let full: TestDatabase;
  let empty: TestDatabase;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cli-record-'));
    full = await newDatabase('cli_full');
    const store = new PostgresEventStore(await full.open());
    for (const append of appends(EVENTS)) await store.append(append.stream, append.expected, append.events);
  });
  afterAll(async () => {
    await full.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(async () => (empty = await newDatabase('cli_empty')));
  afterEach(() => empty.close());

  const on = ({ url }: TestDatabase) => ({ WEGMARKE_HUB_DATABASE_URL: url });
  const logOf = async (database: TestDatabase): Promise<readonly StoredEvent[]> =>
    new PostgresEventStore(await database.open()).readAll(0, { max: EVENTS * 2 });

  it('moves whole and with its positions from one database to another', async () => {
    const file = join(folder, 'log.jsonl.gz');
    const exported = await wegmarke(on(full), 'record', 'export', file, '--json');
    expect(exported.json()).toMatchObject({ exit: 0, events: EVENTS, head: EVENTS });
    expect(gunzipSync(readFileSync(file)).toString().trimEnd().split('\n')).toHaveLength(EVENTS);

    const imported = await wegmarke(on(empty), 'record', 'import', file, '--json');
    expect(imported.json()).toMatchObject({ exit: 0, events: EVENTS, streams: EVENTS / 10 });
    expect(await logOf(empty)).toEqual(await logOf(full));

    const store = new PostgresEventStore(await empty.open());
    const { position: _, stream, revision: __, ...next } = storedEvent(EVENTS + 1);
    expect(await store.append(stream, 'none', [next])).toMatchObject({ position: EVENTS + 1 });
  });

  it('is not mixed with another one, and a file is not written over', async () => {
    const file = join(folder, 'again.jsonl');
    expect((await wegmarke(on(full), 'record', 'export', file)).exit).toBe(0);
    const twice = await wegmarke(on(full), 'record', 'export', file);
    expect({ exit: twice.exit, said: twice.stderr }).toEqual({
      exit: 2,
      said: expect.stringContaining('FILE_NOT_WRITTEN'),
    });
    const into = await wegmarke(on(full), 'record', 'import', file);
    expect({ exit: into.exit, said: into.stderr }).toEqual({
      exit: 4,
      said: expect.stringMatching(/RECORD_NOT_EMPTY[\s\S]*not touched[\s\S]*createdb/),
    });
  });

  it('takes a damaged file not at all', async () => {
    const file = join(folder, 'damaged.jsonl');
    await wegmarke(on(full), 'record', 'export', file);
    const lines = readFileSync(file, 'utf8').split('\n');
    writeFileSync(file, lines.toSpliced(2_200, 1).join('\n'));
    const { exit, stderr } = await wegmarke(on(empty), 'record', 'import', file);
    expect({ exit, stderr }).toEqual({ exit: 4, stderr: expect.stringContaining('POSITION_GAP') });
    expect(await logOf(empty)).toEqual([]);
  });

  it('is verified, and whatever was changed in it is told with its place', async () => {
    // No hub ever ran on it, so nothing was signed about it; nothing else is wrong.
    expect((await wegmarke(on(full), 'record', 'verify', '--json')).json()).toMatchObject({
      exit: 1,
      events: EVENTS,
      contentsChecked: false,
      found: 1,
      findings: [{ code: 'HEADS_MISSING' }],
    });
    const file = join(folder, 'to-change.jsonl');
    await wegmarke(on(full), 'record', 'export', file);
    await wegmarke(on(empty), 'record', 'import', file);
    await empty.run(
      `DELETE FROM record.events WHERE position = 100; UPDATE record.events SET signature = 'none' WHERE position = 7`,
    );
    const { exit, stdout } = await wegmarke(on(empty), 'record', 'verify');
    expect(exit).toBe(1);
    expect(stdout).toMatch(/SIGNATURE_FORM +position 7\n/);
    expect(stdout).toMatch(/POSITION_GAP +before position 101\n/);
    expect(stdout).toMatch(/next: +stop the hub/);
  });

  it('cannot be reached without its database, and says so', async () => {
    const nowhere = { WEGMARKE_HUB_DATABASE_URL: 'postgres://hub:hunter2@127.0.0.1:1/hub' };
    const away = await wegmarke(nowhere, 'record', 'verify', '--json');
    expect(away.exit).toBe(3);
    expect(away.json()).toMatchObject({ error: { code: 'DATABASE_UNAVAILABLE', next: expect.any(Array) } });
    expect(away.stdout).not.toContain('hunter2');
    const url = new URL(full.url);
    url.pathname = '/no_such_database';
    expect(await wegmarke({ WEGMARKE_HUB_DATABASE_URL: url.href }, 'record', 'verify')).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining('DATABASE_LOGIN'),
    });
  });

  it('in an EventStoreDB is refused where only its own tools can help', async () => {
    const esdb = { ...on(empty), WEGMARKE_HUB_EVENT_STORE: 'esdb://127.0.0.1:2113?tls=false' };
    expect(await wegmarke(esdb, 'record', 'import', join(folder, 'log.jsonl.gz'))).toMatchObject({
      exit: 4,
      stderr: expect.stringContaining('DRIVER_CANNOT'),
    });
  });
});

/** Ten events a stream. */
function appends(count: number): readonly Append[] {
  return Array.from({ length: count / 10 }, (_, stream) => {
    const events = Array.from({ length: 10 }, (__, index) => storedEvent(stream * 10 + index + 1));
    return {
      stream: events[0]?.stream ?? '',
      expected: 'none' as const,
      events: events.map(({ position: _p, stream: _s, revision: _r, ...event }) => event),
    };
  });
}
