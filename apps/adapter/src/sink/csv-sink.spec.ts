import { appendFileSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Deliveries } from '../inbox/deliveries.ts';
import { EntryQueue } from '../inbox/entry-queue.ts';
import { Journal } from '../journal/journal.ts';
import { CsvSink } from './csv-sink.ts';
import type { CsvConfig } from './sink-config.ts';
import type { SinkLine } from './sink-line.ts';

const NOW = '2026-03-01T10:00:00.000Z';

describe('the sink of CSV', () => {
  let folder: string;
  let path: string;
  let journal: Journal;
  let queue: EntryQueue;
  let at = NOW;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'csv-'));
    path = join(folder, 'in', 'received.csv');
    journal = Journal.open(join(folder, 'adapter.db'));
    queue = new EntryQueue(journal, [{ name: 'csv', fetches: false }]);
    at = NOW;
  });
  afterEach(() => {
    journal.close();
    rmSync(folder, { recursive: true });
  });

  const sink = (place: CsvConfig['place'] = { file: path }) =>
    new CsvSink({
      config: { kind: 'csv', name: 'csv', place, delimiter: ';' },
      deliveries: new Deliveries(journal, 'csv'),
      journal,
      clock: { now: () => at },
    });
  const take = (id: string, note = '', reference = '000123') => {
    const line: SinkLine = {
      id,
      type: 't',
      reference,
      agency: 'bamf',
      fields: { note },
      basis: { kind: 'statutory', rowId: 'r', paragraph: 'p', duty: false },
      purpose: 'p',
      receivedAt: NOW,
    };
    queue.take([{ agency: 'bamf', id, kind: 'event', type: 't', handle: 'h', line }], NOW);
  };
  const rows = (file = path) => readFileSync(file, 'utf8').split('\r\n').slice(0, -1);
  const ids = (file = path) =>
    rows(file)
      .slice(1)
      .map((row) => row.split(';')[1]);

  it('holds one row for an entry behind its header, readable by the agency alone, leading zeros kept', async () => {
    take('a', 'x; "y"\nz');
    await sink().run();
    take('b');
    await sink().run();
    expect(rows()[0]).toMatch(/^kind;id;type;reference;/);
    expect(ids()).toEqual(['a', 'b']);
    expect(rows()[1]).toContain(';000123;');
    expect(rows()[1]).toContain(String.raw`"{""note"":""x; \""y\""\nz""}"`);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\t=1', '\u00a0=1', '＝1'])(
    'starts no formula with %j',
    async (text) => {
      take('a', '', text);
      await sink().run();
      expect(readFileSync(path, 'utf8').includes(`'${text}`)).toBe(true);
    },
  );

  it('holds a row that a crash wrote and did not mark once', async () => {
    take('a');
    await sink().run();
    take('b');
    const run = journal.transaction.bind(journal);
    journal.transaction = () => {
      throw new Error('crash');
    };
    expect(() => void sink().run()).toThrow('crash');
    journal.transaction = run;
    appendFileSync(path, 'torn');
    await sink().run();
    expect(ids()).toEqual(['a', 'b']);
  });

  it('goes on in a new file when the old one was taken away, with a header of its own', async () => {
    take('a');
    await sink().run();
    renameSync(path, `${path}.taken`);
    take('b');
    await sink().run();
    expect(ids()).toEqual(['b']);
  });

  it.each([
    ['shorter than', 'x'.repeat(400)],
    ['longer than', ''],
  ])('holds one row in a new file %s the old one, after a crash before the mark', async (_, note) => {
    take('a', note);
    await sink().run();
    renameSync(path, `${path}.taken`);
    take('b', 'y'.repeat(200));
    const run = journal.transaction.bind(journal);
    journal.transaction = () => {
      throw new Error('crash');
    };
    expect(() => void sink().run()).toThrow('crash');
    journal.transaction = run;
    await sink().run();
    expect([rows()[0]?.startsWith('kind;id;'), ids()]).toEqual([true, ['b']]);
  });

  it('leaves alone what was there before its journal was lost', async () => {
    take('a');
    await sink().run();
    journal.run('DELETE FROM inbox_files');
    take('b');
    await sink().run();
    expect(ids()).toEqual(['a', 'b']);
  });

  it('begins a file a day where it is given a folder', async () => {
    take('a');
    await sink({ folder }).run();
    take('b');
    at = '2026-03-02T00:00:00.000Z';
    await sink({ folder }).run();
    const days = ['2026-03-01', '2026-03-02'].map((day) => ids(join(folder, `received-${day}.csv`)));
    expect(days).toEqual([['a'], ['b']]);
  });

  it('tells of a recall in a row of its own, and holds no event that was recalled before it was written', async () => {
    take('a');
    take('b');
    queue.recall(['a'], NOW);
    const line = {
      kind: 'recall',
      recall: 'r1',
      notice: 'erase',
      ids: ['a'],
      reference: '000123',
      at: NOW,
    } as const;
    queue.take([{ agency: '', id: 'r1', kind: 'recall', type: 'erase', handle: 'h', line }], NOW);
    await sink().run();
    expect(rows()).toHaveLength(3);
    expect(ids()).toEqual(['b', 'r1']);
    expect(rows()[2]).toMatch(/^recall;r1;.*;erase;"\[""a""\]"$/);
  });

  it('leaves no content in the queue', async () => {
    take('a');
    await sink().run();
    expect(queue.lineOf(1)).toBeDefined();
    queue.forgetDelivered(NOW);
    expect([queue.lineOf(1), queue.find(1)?.reference]).toEqual([undefined, '000123']);
  });
});
