import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Journal } from '../journal/journal.ts';
import type { SinkLine } from '../sink/sink-line.ts';
import { Deliveries } from './deliveries.ts';
import { EntryQueue } from './entry-queue.ts';

const NOW = '2026-03-01T10:00:00.000Z';

describe('what waits for a sink', () => {
  let folder: string;
  let journal: Journal;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'deliveries-'));
    journal = Journal.open(join(folder, 'adapter.db'));
  });
  afterEach(() => {
    journal.close();
    rmSync(folder, { recursive: true });
  });

  const queue = (...names: readonly string[]) =>
    new EntryQueue(
      journal,
      names.map((name) => ({ name, fetches: false })),
    );
  const lineOf = (id: string): SinkLine => ({
    id,
    type: 't',
    reference: '000123',
    agency: 'bamf',
    fields: {},
    basis: { kind: 'statutory', rowId: 'r', paragraph: 'p', duty: false },
    purpose: 'p',
    receivedAt: NOW,
  });
  const take = (to: EntryQueue, id: string, handle: string) =>
    to.take([{ agency: 'bamf', id, kind: 'event', type: 't', handle, line: lineOf(id) }], NOW);

  it('is found in one walk over what waits, whatever was delivered before', () => {
    const waits = queue('hook');
    for (const [id, handle] of [
      ['a', 'x'],
      ['b', 'x'],
      ['c', 'y'],
    ] as const)
      take(waits, id, handle);
    const plans: string[] = [];
    const explaining = {
      all: (sql: string, ...values: string[]) => {
        const steps = journal.all(`EXPLAIN QUERY PLAN ${sql}`, ...values);
        plans.push(steps.map(({ detail }) => String(detail)).join('\n'));
        return journal.all(sql, ...values);
      },
      one: (sql: string, ...values: string[]) => explaining.all(sql, ...values)[0],
    };
    const deliveries = new Deliveries(explaining as unknown as Journal, 'hook');
    expect(deliveries.due(NOW, 9).map(({ id }) => id)).toEqual(['a', 'c']);
    expect(deliveries.nextAt()).toBe('');
    for (const plan of plans) {
      expect(plan).toMatch(/SEARCH w USING COVERING INDEX inbox_deliveries_open \(sink=\? AND state=\?\)/);
      expect(plan).toContain('SEARCH d USING PRIMARY KEY (sink=? AND entry=?)');
      expect(plan).not.toMatch(/CORRELATED|SCAN [a-z]\b/);
    }
  });
});
