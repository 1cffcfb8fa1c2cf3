import type { Upcasts } from './upcast.ts';
import { upcast, VersionUnknown, versionOf } from './upcast.ts';

/** A fact that once told a name, then first and last name, then a list of names. */
const upcasts: Upcasts = {
  Named: [(content) => ({ ...content, last: '' }), ({ first, last }) => ({ names: [first, last] })],
};

describe('a stored fact', () => {
  it('is told in its present version, whichever it was stored in', () => {
    expect(upcast(upcasts, { type: 'Named', version: 1 }, { first: 'a' })).toEqual({ names: ['a', ''] });
    expect(upcast(upcasts, { type: 'Named', version: 2 }, { first: 'a', last: 'b' })).toEqual({
      names: ['a', 'b'],
    });
    expect(upcast(upcasts, { type: 'Named', version: 3 }, { names: ['a'] })).toEqual({ names: ['a'] });
  });

  it('is what it was when its content never changed', () => {
    const data = { first: 'a' };
    expect(upcast(upcasts, { type: 'Other', version: 1 }, data)).toBe(data);
    expect(upcast(upcasts, { type: 'toString', version: 1 }, data)).toBe(data);
  });

  it.each([0, 4, 1.5, Number.NaN])('is not guessed at when its version is %d', (version) => {
    expect(() => upcast(upcasts, { type: 'Named', version }, {})).toThrow(VersionUnknown);
  });

  it('is stored in the version after its last step', () => {
    expect(versionOf(upcasts, 'Named')).toBe(3);
    expect(versionOf(upcasts, 'Other')).toBe(1);
  });
});
