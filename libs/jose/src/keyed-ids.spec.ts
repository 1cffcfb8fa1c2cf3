import { createHmac } from 'node:crypto';
import { eventId, linkHandle } from './keyed-ids.ts';

const secret = Buffer.alloc(32, 7);

describe('Keyed ids', () => {
  it('are HMAC-SHA-256 over the parts, joined by U+001F', () => {
    const mac = (text: string): string => createHmac('sha256', secret).update(text).digest('base64url');
    expect(eventId(secret, ['voucher', '000123'])).toBe(mac('event\u001fvoucher\u001f000123'));
    expect(eventId(secret, ['voucher', '000123'], 2)).toBe(mac('event\u001fvoucher\u001f000123\u001f2'));
    expect(linkHandle(secret, '000123')).toBe(mac('handle\u001f000123'));
  });

  it('keep leading zeros, corrections and agencies apart', () => {
    const ids = [
      eventId(secret, ['123']),
      eventId(secret, ['000123']),
      eventId(secret, ['123'], 1),
      eventId(Buffer.alloc(32, 8), ['123']),
      linkHandle(secret, '123'),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('have the form of a handle', () => {
    expect(linkHandle(secret, 'any')).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  it('are not made with a short secret nor of keys that could be mistaken for others', () => {
    expect(() => eventId(Buffer.alloc(31), ['a'])).toThrow('at least 32 bytes');
    expect(() => eventId(secret, ['a\u001fb'])).toThrow('U+001F');
  });
});
