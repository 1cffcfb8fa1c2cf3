import { randomBytes } from 'node:crypto';
import { isLinkCode, linkCodeHash, newLinkCode } from './link-code.ts';

describe('A link code', () => {
  it('is 16 characters in groups of four, without letters that are mistaken for others', () => {
    for (let round = 0; round < 200; round += 1) {
      const code = newLinkCode(randomBytes);
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
      expect(isLinkCode(code)).toBe(true);
    }
  });

  it('uses every character equally often', () => {
    const all = newLinkCode((count) => Uint8Array.from({ length: count }, (_, index) => index * 2));
    expect(all).toBe('0246-8ACE-GJMP-RTWY');
  });

  it('may be typed in lower case, with blanks, and with O for 0 and l for 1', () => {
    const hash = linkCodeHash('0123-4567-89AB-CDEF');
    expect(linkCodeHash(' 0123 4567 89ab cdef ')).toBe(hash);
    expect(linkCodeHash('OI234567-89abcdef')).toBe(hash);
    expect(linkCodeHash('ol23456789abcdef')).toBe(hash);
    expect(linkCodeHash('0123-4567-89AB-CDEG')).not.toBe(hash);
    expect(hash).toMatch(/^[\w-]{43}$/);
  });

  it.each(['', '0123-4567-89AB-CDE', '0123-4567-89AB-CDEF0', '0123-4567-89AB-CDEU', '0123-4567-89AB-CDEß'])(
    'is not %j',
    (text) => expect(isLinkCode(text)).toBe(false),
  );
});
