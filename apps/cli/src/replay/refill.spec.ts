import { refillOf } from './refill.ts';

const at = '2026-03-01T10:00:00.000Z';
const witness = { network: 'rheine', origin: 'wegmarke/hub/2', seen: 9, at };

describe('The refilling of a restored hub', () => {
  it('waits for every registered agency that has not said that it is done', () => {
    const said = [
      { ...witness, agency: 'abh', missing: 0 },
      { ...witness, agency: 'vhs' },
      { ...witness, agency: 'jobcenter', missing: 3 },
    ];
    expect(
      refillOf(['rheine/abh', 'rheine/vhs', 'rheine/jobcenter', 'rheine/bamf'], said, ['rheine/bamf']),
    ).toEqual([
      { agency: 'rheine/abh', state: 'refilled', missing: 0, heardAt: at },
      { agency: 'rheine/vhs', state: 'waiting', missing: 0, heardAt: at },
      { agency: 'rheine/jobcenter', state: 'refilled', missing: 3, heardAt: at },
      { agency: 'rheine/bamf', state: 'left out', missing: 0 },
    ]);
  });

  it('takes an agency that is done after all, though it was to be left out', () => {
    const said = [{ ...witness, agency: 'abh', missing: 1 }];
    expect(refillOf(['rheine/abh'], said, ['rheine/abh'])).toMatchObject([{ state: 'refilled', missing: 1 }]);
  });
});
