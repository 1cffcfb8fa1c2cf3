import type { Database } from './database.ts';
import { StreamReads } from './stream-reads.ts';

/** A database that answers nothing until it is let go; knows which streams it was asked for. */
function heldDatabase() {
  const asked: (readonly string[])[] = [];
  const query = ({ values: [streams] }: { readonly values: readonly [readonly string[]] }) => {
    asked.push(streams);
    return new Promise<never>(() => undefined);
  };
  return { asked, reads: new StreamReads({ query } as unknown as Database) };
}

const turns = async (count = 8) => {
  for (let turn = 0; turn < count; turn += 1) await new Promise((over) => setImmediate(over));
};

describe('reads of streams', () => {
  it('of their ends do not wait for whole ones', async () => {
    const { asked, reads } = heldDatabase();
    for (let number = 0; number < 40; number += 1) void reads.tail(`case-rheine-${number}`, 0);
    await turns();
    void reads.tail('case-rheine-known', 7);
    await turns();
    expect(asked.at(-1)).toEqual(['case-rheine-known']);
  });

  it('of one kind do not wait for those of another', async () => {
    const { asked, reads } = heldDatabase();
    for (let number = 0; number < 3; number += 1) {
      void reads.tail(`case-rheine-${number}`, 7);
      await turns();
    }
    void reads.tail('registry-rheine', 7);
    await turns();
    expect(asked).toEqual([['case-rheine-0'], ['case-rheine-1'], ['registry-rheine']]);
  });

  it('that are whole go in small groups, as nobody knows what they bring', async () => {
    const { asked, reads } = heldDatabase();
    for (let number = 0; number < 40; number += 1) void reads.tail(`case-rheine-${number}`, 0);
    await turns();
    expect(asked.map(({ length }) => length)).toEqual([8, 8]);
  });
});
