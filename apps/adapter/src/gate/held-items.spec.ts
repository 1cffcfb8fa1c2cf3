import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Journal } from '../journal/journal.ts';
import type { OpenItem } from '../outbox/item.ts';
import { park } from '../outbox/parked.ts';
import { HeldItems } from './held-items.ts';

const NOW = '2026-03-01T10:00:00.000Z';

describe('what is held', () => {
  let folder: string;
  let journal: Journal;
  let asked: string[];
  let rings: number;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'held-'));
    journal = Journal.open(join(folder, 'adapter.db'));
    asked = [];
    rings = 0;
  });
  afterEach(() => {
    journal.close();
    rmSync(folder, { recursive: true });
  });

  const hold = (count: number, code: string) => {
    const sql = `WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < ?)
      INSERT INTO outbox (id, kind, type, handle, happened_at, state, code, hash, signed, offered_at)
      SELECT ? || value, 'event', 't', 'h', ?, 'held', ?, '', '{}', ? FROM n ORDER BY value`;
    journal.run(sql, count, `${code}-`, NOW, code, NOW);
  };
  const held = () => {
    const release = ({ id }: OpenItem) => journal.run(`UPDATE outbox SET state = 'ready' WHERE id = ?`, id);
    const parts = {
      outbox: { release: () => undefined, hold: () => undefined },
      gate: {
        whyHeld: (item: OpenItem) => {
          asked.push(item.id);
          release(item);
        },
      },
      clock: { now: () => NOW },
      ring: () => void (rings += 1),
      journal,
    };
    return new HeldItems(parts as unknown as ConstructorParameters<typeof HeldItems>[0]);
  };

  it('is asked about piece by piece as time passes, as it stands then, but not what the hub held', async () => {
    hold(600, 'NO_LINK');
    hold(3, 'NO_BASIS_NOW');
    const asking = held().timePassed();
    expect(asked).toHaveLength(200);
    // Others have their turn between two pieces.
    park(journal, 'NO_LINK-300', 'NO_ANSWER');
    await asking;
    expect([asked.length, asked.at(-1), rings]).toEqual([599, 'NO_LINK-600', 3]);
    expect(asked).not.toContain('NO_LINK-300');
  });
});
