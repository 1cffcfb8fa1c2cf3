import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Journal } from '../journal/journal.ts';
import { ProofBook } from '../witness/proof-book.ts';
import { readCounts } from './counts.ts';

const STATES = ['held', 'ready', 'sent', 'recorded', 'refused'] as const;
const insert = `INSERT INTO outbox (id, kind, type, state, code, hash, offered_at) VALUES (?, ?, 't', ?, ?, 'h', 'now')`;
const change = `UPDATE outbox SET state = ?, code = ?, proven_at = ? WHERE id = ?`;

const step = fc.record({
  what: fc.constantFrom('insert', 'change', 'remove'),
  id: fc.integer({ min: 0, max: 12 }).map(String),
  kind: fc.constantFrom('event', 'command'),
  state: fc.constantFrom(...STATES),
  code: fc.constantFrom(null, 'NO_BASIS_NOW', 'FORBIDDEN'),
  proven: fc.constantFrom(null, 'then'),
});

describe('what the desk tells of numbers', () => {
  it('is kept as things change, and always what counting would find', () => {
    const folder = mkdtempSync(join(tmpdir(), 'counts-'));
    const journal = Journal.open(join(folder, 'journal.db'));
    const counted = (where: string): number =>
      Number(journal.one(`SELECT count(*) AS n FROM outbox WHERE ${where}`)?.['n']);
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        journal.run('DELETE FROM outbox');
        for (const { what, id, kind, state, code, proven } of steps) {
          if (what === 'remove') journal.run('DELETE FROM outbox WHERE id = ?', id);
          else if (what === 'change' || counted(`id = '${id}'`) > 0)
            journal.run(change, state, code, proven, id);
          else journal.run(insert, id, kind, state, code);
        }
        const { offered, recorded, inFlight, held, commands } = readCounts(journal);
        expect([offered, recorded, inFlight, commands.offered]).toEqual([
          counted("kind = 'event'"),
          counted("kind = 'event' AND state = 'recorded'"),
          counted("kind = 'event' AND state IN ('ready', 'sent')"),
          counted("kind = 'command'"),
        ]);
        expect(held['NO_BASIS_NOW'] ?? 0).toBe(
          counted("kind = 'event' AND state = 'held' AND code = 'NO_BASIS_NOW'"),
        );
        expect(new ProofBook(journal).counts().proven).toBe(
          counted("state = 'recorded' AND proven_at IS NOT NULL"),
        );
      }),
      { numRuns: 60 },
    );
    journal.close();
    rmSync(folder, { recursive: true });
  });
});
