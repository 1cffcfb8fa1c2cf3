import { storedEvent } from '../spec/stored-events.ts';
import { compareWithWitness } from './compare-witness.ts';
import { LogTree } from './log-tree.ts';

function treeOf(size: number, first = 1): LogTree {
  const tree = new LogTree();
  for (let index = 0; index < size; index += 1) tree.add(storedEvent(first + index));
  return tree;
}

const tree = treeOf(100);
const only = [{ origin: 'wegmarke/hub', kept: 0 }];
const restarted = [...only, { origin: 'wegmarke/hub/2', kept: 60 }];
const head = (size: number, of = tree, origin = 'wegmarke/hub') => ({
  origin,
  size,
  root: of.size >= size ? of.root(size) : new Uint8Array(32),
});

describe('A backup beside what a witness saw', () => {
  it('covers a head of its own first entries', () => {
    for (const size of [1, 37, 100]) expect(compareWithWitness(tree, only, head(size))).toBe('covers');
  });

  it('is behind a head over more entries', () => {
    expect(compareWithWitness(tree, only, head(101))).toBe('behind');
  });

  it('is forked from a head over other entries', () => {
    expect(compareWithWitness(tree, only, head(50, treeOf(60, 2)))).toBe('forked');
  });

  it('has to answer for a ledger before a restart only as far as it was kept', () => {
    expect(compareWithWitness(tree, restarted, head(60))).toBe('covers');
    expect(compareWithWitness(tree, restarted, head(80))).toBe('settled');
    expect(compareWithWitness(tree, restarted, head(60, treeOf(60, 2)))).toBe('forked');
    expect(compareWithWitness(tree, restarted, head(101, tree, 'wegmarke/hub/2'))).toBe('behind');
  });

  it('cannot say anything about a ledger that it does not know', () => {
    expect(compareWithWitness(tree, only, head(50, tree, 'wegmarke/hub/2'))).toBe('unknown');
  });
});
