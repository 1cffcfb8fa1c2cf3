const OFFSETS = [0, 1, 2] as const;

/** One way in which a text may lie in bytes. */
export interface Encoding {
  readonly name: string;
  /** The bytes that stand there whatever stands before and after the text. */
  readonly bytes: (text: string) => Buffer;
}

const TEXTS: readonly Encoding[] = [
  { name: 'utf-8', bytes: (text) => Buffer.from(text, 'utf8') },
  { name: 'utf-16le', bytes: (text) => Buffer.from(text, 'utf16le') },
  { name: 'utf-16be', bytes: (text) => Buffer.from(text, 'utf16le').swap16() },
];

/** Every way that a scan looks for: as text, and each text as hex, base64 and base64url at all three offsets. */
export const ENCODINGS: readonly Encoding[] = TEXTS.flatMap((text) => [
  text,
  { name: `hex of ${text.name}`, bytes: (plain) => Buffer.from(text.bytes(plain).toString('hex')) },
  {
    name: `HEX of ${text.name}`,
    bytes: (plain) => Buffer.from(text.bytes(plain).toString('hex').toUpperCase()),
  },
  ...(['base64', 'base64url'] as const).flatMap((alphabet) =>
    OFFSETS.map((offset) => ({
      name: `${alphabet} of ${text.name} at ${offset}`,
      bytes: (plain: string) => inBase64(text.bytes(plain), alphabet, offset),
    })),
  ),
]);

/** The characters that the bytes fill alone when so many others stand before them in their group of three. */
function inBase64(bytes: Buffer, alphabet: 'base64' | 'base64url', offset: 0 | 1 | 2): Buffer {
  const before = Buffer.alloc(offset);
  const encoded = Buffer.concat([before, bytes]).toString(alphabet);
  const from = Math.ceil((offset * 8) / 6);
  const to = Math.floor(((offset + bytes.length) * 8) / 6);
  return Buffer.from(encoded.slice(from, to));
}
