import type { DistrustOrder } from '#casefile';
import type { OpenRevocation } from '#registry';
import type { RevocationParts } from './finish-revocations.ts';
import { finishRevocations } from './finish-revocations.ts';

const stolen: OpenRevocation = {
  agency: 'vhs',
  kid: 'vhs-1',
  revocation: 'r-1',
  since: '2026-01-20T00:00:00.000Z',
  at: '2026-02-01T12:00:00.000Z',
};

describe('a revocation of a stolen key', () => {
  let done: string[];
  let asked: DistrustOrder[];
  beforeEach(() => {
    done = [];
    asked = [];
  });

  function parts(compromises: readonly OpenRevocation[], fails = false): RevocationParts {
    return {
      registry: {
        compromises: async () => compromises,
        record: async () => void done.push('completed'),
      },
      distrust: async (order) => {
        asked.push(order);
        done.push('marked');
        if (fails) throw new Error('the store is away');
        return order.after === undefined
          ? { cases: 2, entries: 5, upTo: 70 }
          : { cases: 1, entries: 1, upTo: 71 };
      },
      wait: async (ms) => void done.push(`waited ${ms}`),
    };
  }

  it('is completed when every case is marked, what was released has left, and what came in late is marked too', async () => {
    const finished = await finishRevocations(parts([stolen]), 'rheine');
    expect(done).toEqual(['marked', 'waited 250', 'marked', 'completed']);
    expect(asked).toEqual([
      { network: 'rheine', ...stolen },
      { network: 'rheine', ...stolen, after: 70 },
    ]);
    expect(finished).toEqual([
      { agency: 'vhs', kid: 'vhs-1', revocation: 'r-1', cases: 3, entries: 6, upTo: 71 },
    ]);
  });

  it('that was interrupted stays open, and one that is completed is not begun again', async () => {
    await expect(finishRevocations(parts([stolen], true), 'rheine')).rejects.toThrow();
    expect(done).toEqual(['marked']);
    const completed = { ...stolen, completed: { cases: 2, entries: 5 } };
    expect(await finishRevocations(parts([completed]), 'rheine')).toEqual([]);
    expect(done).toEqual(['marked']);
  });
});
