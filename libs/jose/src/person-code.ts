import { createHash, scrypt } from 'node:crypto';
import { promisify } from 'node:util';

/** Crockford's base 32: no I, L, O, U, so that a code can be read out and typed. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 25;
const CANONICAL = /^[0-9A-HJKMNP-TV-Z]{25}$/;
/** 32 MiB and some 100 ms a try (RFC 7914): whoever has the record still has to try every PIN. */
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 ** 2 };
const KEY_BYTES = 32;

const derive = promisify<string, string, number, typeof COST, Buffer>(scrypt);

/** The code of a letter by which a person enters the own case: 125 random bits as five groups of five. */
export function newPersonCode(randomBytes: (count: number) => Uint8Array): string {
  const letters = [...randomBytes(LENGTH)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
  return letters.replace(/(.{5})(?!$)/g, '$1-');
}

/** Whether a typed text can be such a code, in any case and with or without dashes and blanks. */
export function isPersonCode(text: string): boolean {
  return CANONICAL.test(canonical(text));
}

/** base64url(SHA-256("wegmarke-person-code:" + canonical code)): what the hub knows of a code. */
export function personCodeHash(code: string): string {
  return createHash('sha256')
    .update(`wegmarke-person-code:${canonical(code)}`)
    .digest('base64url');
}

/** What tells a right PIN from a wrong one: scrypt under a salt of its own, base64url. */
export async function pinVerifier(pin: string, salt: string): Promise<string> {
  return (await derive(pin, salt, KEY_BYTES, COST)).toString('base64url');
}

/** Upper case, without dashes and blanks, the letters that are mistaken for digits as those digits. */
function canonical(code: string): string {
  return code.toUpperCase().replace(/[-\s]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0');
}
