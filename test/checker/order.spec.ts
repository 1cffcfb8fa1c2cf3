import { CheckedCase } from './checked-case.ts';

let one: CheckedCase;
beforeEach(() => (one = new CheckedCase()));

describe('The checker, on order (N3, N4)', () => {
  it('notices a position that is missing', () => {
    one.recorded();
    const positions = one.log.entries.map((entry, index) =>
      index === one.log.entries.length - 1 ? { ...entry, position: entry.position + 1 } : entry,
    );
    expect(one.found(positions)).toEqual([`N4 stands at place ${one.log.entries.length} of the log`]);
  });

  it('notices a hole in a stream', () => {
    one.recorded();
    const last = one.log.entries.length - 1;
    const { revision } = one.log.entries[last]!;
    expect(one.found(one.doctored(last, { revision: revision + 1 }))).toEqual([
      `N4 has revision ${revision + 1} where its stream is at ${revision}`,
    ]);
  });

  it('notices an event that was recorded twice', () => {
    const { id } = one.recorded();
    const again = { ...one.event, position: one.event.position + 1, revision: 0, stream: 'case-rheine-c2' };
    expect(one.found([...one.log.entries, again])).toEqual([`N3 repeats the id ${id}`]);
  });
});
