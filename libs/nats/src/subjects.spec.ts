import { addressOf, ownName, subjectOf } from './subjects.ts';

describe('Subjects', () => {
  it('name the agency, and the agency is read from them', () => {
    const subject = subjectOf('intake', { network: 'rheine', agency: 'abh' });
    expect(subject).toBe('intake.rheine.abh');
    expect(addressOf(subject)).toEqual({ network: 'rheine', agency: 'abh' });
  });

  it.each(['', '*', '>', 'a.b', 'a b', 'Abh', '$JS', '-a', 'a'.repeat(33), 'a\n'])(
    'are not made of the name %j',
    (agency) => {
      expect(() => subjectOf('bell', { network: 'rheine', agency })).toThrow(RangeError);
      expect(() => subjectOf('bell', { network: agency, agency: 'abh' })).toThrow(RangeError);
    },
  );

  it.each(['intake', 'intake.rheine', 'intake.rheine.abh.more', 'intake..abh', 'intake.rheine.*'])(
    'tell no agency in %j',
    (subject) => expect(addressOf(subject)).toBeUndefined(),
  );

  it('give every agency of every network a name of its own', () => {
    const names = [
      ownName('intake', { network: 'a-b', agency: 'c' }),
      ownName('intake', { network: 'a', agency: 'b-c' }),
    ];
    expect(new Set(names).size).toBe(2);
  });
});
