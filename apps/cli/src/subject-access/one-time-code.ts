/** Letters and digits that nobody confuses on paper (Crockford's base 32). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 5;
const GROUP = 5;

/** A new code of 125 random bits in groups of five: `7K2QX-…`. `random` yields so many random bytes. */
export function newCode(random: (bytes: number) => Uint8Array): string {
  // 32 divides 256, so every sign is equally likely.
  const signs = Array.from(random(GROUPS * GROUP), (byte) => ALPHABET[byte % ALPHABET.length] ?? '');
  const groups = Array.from({ length: GROUPS }, (_, at) =>
    signs.slice(at * GROUP, (at + 1) * GROUP).join(''),
  );
  return groups.join('-');
}

/** The code as it is used: however it was typed. The sealed page does the same in the browser. */
export function normalized(code: string): string {
  return code
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
    .replaceAll(/[^0-9A-Z]/g, '');
}
