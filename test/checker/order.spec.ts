import { CASE, CheckedCase } from './checked-case.ts';

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

  describe('of what an agency says again', () => {
    const OTHER = 'case-rheine-c2';
    const split = (agency: string, stream = CASE) => {
      const data = {
        agency,
        handle: 'h',
        ground: 'other-person',
        staff: 'vhs-001',
        at: one.event.recordedAt,
      };
      one.log.commanded(stream, agency, 'case.unlink', ['AgencyUnlinked', data]);
    };
    const saidAgain = (stream = OTHER) => {
      const { position } = one.log.entries.at(-1)!;
      const revision = one.log.entries.filter((entry) => entry.stream === stream).length;
      return one.found([...one.log.entries, { ...one.event, position: position + 1, revision, stream }]);
    };

    it('lets it stand in another case once the agency has split off from the first', () => {
      one.recorded();
      split('vhs');
      expect(saidAgain()).toEqual([]);
    });

    it.each([
      ['the split was of another agency', () => split('jobcenter'), OTHER],
      ['the split was from another case', () => split('vhs', OTHER), OTHER],
      ['it is in the same case', () => split('vhs'), CASE],
    ])('notices it where %s', (_, before, stream) => {
      const { id } = one.recorded();
      before();
      expect(saidAgain(stream)).toEqual([`N3 repeats the id ${id}`]);
    });

    it('notices it where the split came before the first time', () => {
      one.recorded();
      split('vhs');
      const { id } = one.recorded();
      expect(saidAgain()).toEqual([`N3 repeats the id ${id}`]);
    });
  });
});
