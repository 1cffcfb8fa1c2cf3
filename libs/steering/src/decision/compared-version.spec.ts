import { comparedIn } from './compared-version.ts';

const adoptedOn = (day: string, number: number, begins: string) => ({
  hash: `${number}`.repeat(43),
  version: number,
  from: `${begins}T22:00:00.000Z`,
  adoptedAt: `${day}T08:00:00.000Z`,
  signedBy: [],
  onPaper: [],
});
const first = adoptedOn('2025-01-10', 1, '2025-01-09');
const second = adoptedOn('2025-05-02', 2, '2025-06-30');
const third = adoptedOn('2025-08-01', 3, '2025-09-30');
const shown = ({ version, from }: typeof first) => ({ version, from });
const proposed = { at: '2025-05-10T08:00:00.000Z' };

describe('What a proposal would change', () => {
  it('is told from the version that it names, also where that one has not begun', () => {
    expect(comparedIn({ ...proposed, comparedWith: second.hash }, [first, second], false)).toEqual({
      comparedWith: shown(second),
    });
  });

  it('was told from the version in force when it was signed, where it names none: what was adopted before is not in it', () => {
    expect(comparedIn(proposed, [first, second], false)).toEqual({
      comparedWith: shown(first),
      overtakenBy: shown(second),
    });
    const later = { ...proposed, at: '2025-07-10T08:00:00.000Z' };
    expect(comparedIn(later, [first, second], false)).toEqual({ comparedWith: shown(second) });
  });

  it('was not compared with the version adopted last, where it names an older one', () => {
    const late = { at: '2025-08-10T08:00:00.000Z', comparedWith: second.hash };
    expect(comparedIn(late, [first, second, third], false)).toEqual({
      comparedWith: shown(second),
      overtakenBy: shown(third),
    });
  });

  it('does not know what was adopted since, and would take it back', () => {
    expect(comparedIn({ ...proposed, comparedWith: second.hash }, [first, second, third], false)).toEqual({
      comparedWith: shown(second),
      overtakenBy: shown(third),
    });
  });

  it('takes nothing back any more once it is settled', () => {
    const settled = { ...proposed, comparedWith: first.hash };
    expect(comparedIn(settled, [first, second, third], true)).toEqual({ comparedWith: shown(first) });
  });

  it('is told from nothing where no version was in force', () => {
    expect(comparedIn(proposed, [], false)).toEqual({});
  });
});
