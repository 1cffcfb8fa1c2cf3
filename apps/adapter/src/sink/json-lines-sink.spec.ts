import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SinkNote } from './json-lines-sink.ts';
import { JsonLinesSink } from './json-lines-sink.ts';
import type { SinkLine } from './sink-line.ts';

const NOW = '2026-03-01T10:00:00.000Z';
const line = (id: string, note = ''): SinkLine => ({
  id,
  type: 'de.wegmarke.language.voucher-issued.v1',
  reference: '000123',
  agency: 'abh',
  fields: { note },
  basis: { kind: 'statutory', rowId: 'r', paragraph: '§ 8(1) IntV', duty: false },
  purpose: 'course-access',
  receivedAt: '2026-01-01T00:00:00.000Z',
});

const idsIn = (notes: readonly SinkNote[]) => notes.flatMap((note) => ('id' in note ? [note.id] : []));

describe('the sink', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sink-'));
    path = join(folder, 'in', 'sink.jsonl');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('keeps one line per event, readable by the agency alone', () => {
    const sink = JsonLinesSink.open(path);
    sink.append([line('a'), line('b')]);
    sink.append([line('c', 'Zürich\nline')]);
    sink.close();
    const ids = readFileSync(path, 'utf8')
      .trimEnd()
      .split('\n')
      .map((text) => (JSON.parse(text) as SinkLine).id);
    expect(ids).toEqual(['a', 'b', 'c']);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('cuts a line that a crash tore, and goes on behind the last whole one', () => {
    const first = JsonLinesSink.open(path);
    first.append([line('a'), line('b')]);
    first.close();
    truncateSync(path, statSync(path).size - 5);
    const second = JsonLinesSink.open(path);
    expect(idsIn(second.notesFrom(0))).toEqual(['a']);
    second.append([line('b')]);
    expect(idsIn(second.notesFrom(0))).toEqual(['a', 'b']);
    second.close();
    expect(readFileSync(path, 'utf8').endsWith('}\n')).toBe(true);
  });

  it('cuts a file that is nothing but a torn line', () => {
    const sink = JsonLinesSink.open(path);
    sink.close();
    appendFileSync(path, '{"id":"a","agen');
    expect(JsonLinesSink.open(path).size).toBe(0);
  });

  it('shows its newest lines without what they say, and how large it is', () => {
    const sink = JsonLinesSink.open(path);
    expect(sink.shown(9)).toEqual({ file: path, bytes: 0, writtenAt: expect.any(String), newest: [] });
    // Longer than what is read at once, so that lines lie across its border.
    sink.append(Array.from({ length: 40 }, (_, index) => line(`long-${index}`, 'ü'.repeat(30_000))));
    sink.append([{ kind: 'recall', recall: 'r', notice: 'erase', ids: ['a'], reference: '000123', at: NOW }]);
    const { bytes, newest } = sink.shown(3);
    expect(bytes).toBe(statSync(path).size);
    expect(newest).toEqual([
      { kind: 'recall', id: 'r', reference: '000123', receivedAt: NOW },
      expect.objectContaining({ kind: 'event', id: 'long-39', agency: 'abh', reference: '000123' }),
      expect.objectContaining({ id: 'long-38', receivedAt: '2026-01-01T00:00:00.000Z' }),
    ]);
    expect(JSON.stringify(newest)).not.toContain('ü');
    expect(sink.shown(100).newest).toHaveLength(41);
    sink.close();
  });

  it('names only the lines behind a known byte, and all of them when the file was put away meanwhile', () => {
    const sink = JsonLinesSink.open(path);
    sink.append([line('a')]);
    const known = sink.size;
    sink.append([line('b'), line('c')]);
    expect(sink.notesFrom(known)).toEqual([
      { agency: 'abh', id: 'b' },
      { agency: 'abh', id: 'c' },
    ]);
    expect(idsIn(sink.notesFrom(known * 100))).toEqual(['a', 'b', 'c']);
    sink.close();
  });

  it('reads keys across chunk borders', () => {
    const sink = JsonLinesSink.open(path);
    const ids = Array.from({ length: 30 }, (_, number) => `e${number}`);
    for (const id of ids) sink.append([line(id, 'ü'.repeat(50_000))]);
    expect(idsIn(sink.notesFrom(0))).toEqual(ids);
    sink.close();
  });

  it('writes nothing for no lines', () => {
    const sink = JsonLinesSink.open(path);
    sink.append([]);
    expect(sink.size).toBe(0);
    sink.close();
  });

  const recall = {
    kind: 'recall',
    recall: 'r1',
    notice: 'erase',
    ids: ['b'],
    reference: '000123',
    at: '2026-01-02T00:00:00.000Z',
  } as const;
  const written = () =>
    readFileSync(path, 'utf8')
      .split('\n')
      .filter((text) => text !== '')
      .map((text) => JSON.parse(text) as { readonly id?: string; readonly recall?: string })
      .map(({ id, recall: named }) => id ?? named);

  it('tells in order what is there and what a recall ended', () => {
    const sink = JsonLinesSink.open(path);
    sink.append([line('b'), { ...recall, notice: 'restrict' }, recall, { ...line('b'), delivery: 2 }]);
    expect(sink.notesFrom(0)).toEqual([
      { agency: 'abh', id: 'b' },
      { ended: ['b'] },
      { agency: 'abh', id: 'b', delivery: 2 },
    ]);
    sink.close();
  });

  it('holds the line of a recall beside those of events, and takes it for no event', () => {
    const sink = JsonLinesSink.open(path);
    sink.append([line('a'), recall, line('b')]);
    expect(idsIn(sink.notesFrom(0))).toEqual(['a', 'b']);
    expect([sink.hasRecall('r1'), sink.hasRecall('r2')]).toEqual([true, false]);
    expect(sink.idsAmong(['b', 'c', 'r1'])).toEqual(['b']);
    sink.close();
  });

  it('leaves out what is to be erased, as a whole, and goes on behind the rest', () => {
    const sink = JsonLinesSink.open(path);
    sink.append([line('a'), line('b', 'b is named in it'), line('c', 'b'), recall]);
    sink.without(['b']);
    expect(written()).toEqual(['a', 'c', 'r1']);
    expect(sink.size).toBe(statSync(path).size);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    sink.append([line('d')]);
    expect(written()).toEqual(['a', 'c', 'r1', 'd']);
    sink.without(['a', 'c', 'd']);
    expect(written()).toEqual(['r1']);
    sink.close();
    const opened = JsonLinesSink.open(path);
    expect(opened.size).toBe(statSync(path).size);
    opened.close();
  });
});
