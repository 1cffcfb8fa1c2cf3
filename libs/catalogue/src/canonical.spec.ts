import fc from 'fast-check';
import { canonicalJson } from './canonical.ts';

describe('canonical JSON', () => {
  it('sorts members by UTF-16 code units as in RFC 8785, section 3.2.3', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    expect([...canonicalJson(value).matchAll(/:"([^"]*)"/g)].map((match) => match[1])).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  it('writes the example of RFC 8785, section 3.2.2', () => {
    const value = JSON.parse(
      '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],' +
        '"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
    ) as unknown;
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it.each([
    [-0, '0'],
    [5e-324, '5e-324'],
    [1.7976931348623157e308, '1.7976931348623157e+308'],
    [9007199254740992, '9007199254740992'],
    [295147905179352830000, '295147905179352830000'],
    [1e21, '1e+21'],
    [9.999999999999997e22, '9.999999999999997e+22'],
    [1e-7, '1e-7'],
    [0.000001, '0.000001'],
    [333333333.3333332, '333333333.3333332'],
  ])('writes the number %p of RFC 8785, appendix B', (number, text) => {
    expect(canonicalJson(number)).toBe(text);
  });

  it('does not depend on the order in which members were written', () => {
    expect(canonicalJson({ b: [1, { d: 1, c: 2 }], a: '' })).toBe(
      canonicalJson({ a: '', b: [1, { c: 2, d: 1 }] }),
    );
  });

  it.each([
    ['{"10":1,"9":2,"a":{"0":[{"2":0,"1":0}]}}', '{"10":1,"9":2,"a":{"0":[{"1":0,"2":0}]}}'],
    ['[{"z":{"02":1,"1e3":2}},{"_":0,"A":0}]', '[{"z":{"02":1,"1e3":2}},{"A":0,"_":0}]'],
    ['{"b":1,"__proto__":{"toJSON":1,"a":2}}', undefined],
    ['{"b":1,"__proto__":{"c":1,"a":2}}', '{"__proto__":{"a":2,"c":1},"b":1}'],
  ])('keeps that order for names to which the engine gives a place of its own: %s', (text, canonical) => {
    const write = () => canonicalJson(JSON.parse(text));
    if (canonical === undefined) expect(write).toThrow(TypeError);
    else expect(write()).toBe(canonical);
  });

  it('is the same for any JSON as put together member by member', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        expect(canonicalJson(value)).toBe(byMembers(value));
      }),
    );
  });

  it('leaves out absent members', () => {
    expect(canonicalJson({ corrects: undefined, id: 'x' })).toBe('{"id":"x"}');
  });

  it.each([
    ['NaN', NaN],
    ['an infinity', Infinity],
    ['undefined', undefined],
    ['an absent array member', [undefined]],
    ['a big integer', 1n],
    ['a function', () => 0],
    ['a lone surrogate', '\ud800'],
    ['a lone surrogate as a name', { '\udead': 1 }],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['a buffer', Buffer.from('x')],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });
});

/** The rule of RFC 8785 in its plainest form, to hold against. */
function byMembers(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(byMembers).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${byMembers(member)}`).join(',')}}`;
}
