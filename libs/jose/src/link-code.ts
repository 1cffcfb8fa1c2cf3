import { createHash } from 'node:crypto';

/** Crockford's base 32: no I, L, O, U, so that a code can be read out and typed. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 16;
const CANONICAL = /^[0-9A-HJKMNP-TV-Z]{16}$/;

/** A one-time code that a person carries from one agency to another: 80 random bits as `XXXX-XXXX-XXXX-XXXX`. */
export function newLinkCode(randomBytes: (count: number) => Uint8Array): string {
  const letters = [...randomBytes(LENGTH)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
  return letters.replace(/(.{4})(?!$)/g, '$1-');
}

/** Whether a typed text can be a link code, in any case and with or without dashes and blanks. */
export function isLinkCode(text: string): boolean {
  return CANONICAL.test(canonical(text));
}

/** base64url(SHA-256(canonical code)): what the hub knows of a link code. */
export function linkCodeHash(code: string): string {
  return createHash('sha256').update(canonical(code)).digest('base64url');
}

/** Upper case, without dashes and blanks, the letters that are mistaken for digits as those digits. */
function canonical(code: string): string {
  return code.toUpperCase().replace(/[-\s]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0');
}
