import { ledgerLeaf, leafBytes } from '#catalogue';
import { rootHash } from '#merkle';
import { LogTree } from './log-tree.ts';
import { storedEvent } from '../spec/stored-events.ts';

describe('The tree grown from the log', () => {
  it('has the root of RFC 6962 at every size, also across tiles', () => {
    const events = Array.from({ length: 5_000 }, (_, index) => storedEvent(index + 1));
    const leaves = events.map((event) => leafBytes(ledgerLeaf(event)));
    const tree = new LogTree();
    for (const event of events) tree.add(event);
    expect(tree.size).toBe(5_000);
    for (const size of [0, 1, 2, 3, 255, 256, 257, 4_095, 4_096, 4_097, 5_000]) {
      expect({ size, root: hex(tree.root(size)) }).toEqual({
        size,
        root: hex(rootHash(leaves.slice(0, size))),
      });
    }
  });

  it('changes its root with any clear column of any event', () => {
    const [first, second] = [storedEvent(1), storedEvent(2)];
    const rootOf = (events: readonly (typeof first)[]) => {
      const tree = new LogTree();
      for (const event of events) tree.add(event);
      return hex(tree.root(2));
    };
    const root = rootOf([first, second]);
    const changes = [
      { id: 'other' },
      { happenedAt: '2020-01-01T00:00:00.000Z' },
      { stream: 'case-x-9' },
      { revision: 7 },
    ];
    for (const change of changes) expect(rootOf([first, { ...second, ...change }])).not.toBe(root);
    expect(rootOf([second, first])).not.toBe(root);
  });

  it('has no root for more leaves than it has', () => {
    expect(() => new LogTree().root(1)).toThrow(RangeError);
  });
});

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
