/** One signature under a note: bytes made with the key that name and id tell. */
export interface NoteSignature {
  readonly name: string;
  /** First four bytes of a hash over name, kind and key; tells keys apart and proves nothing. */
  readonly keyId: number;
  readonly bytes: Uint8Array;
}

/** A signed note (C2SP signed-note): `text` ends in a line feed. */
export interface Note {
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** More signatures than anybody makes are an attack on whoever verifies them. */
const MAX_SIGNATURES = 64;
const SIGNATURE_LINE = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/u;

/** Writes a signed note; throws a RangeError for one that {@link parseNote} would not read. */
export function formatNote({ text, signatures }: Note): string {
  const note = `${text}\n${signatures.map((signature) => `${formatSignature(signature)}\n`).join('')}`;
  if (parseNote(note)?.text !== text) throw new RangeError('this is no text, or no signatures, of a note');
  return note;
}

/** Reads a signed note; undefined when it is none. Says nothing about whether the signatures hold. */
export function parseNote(note: string): Note | undefined {
  const at = note.lastIndexOf('\n\n');
  if (at < 0 || !note.endsWith('\n') || !note.isWellFormed() || hasControls(note)) return undefined;
  const lines = note.slice(at + 2, -1).split('\n');
  if (lines.length > MAX_SIGNATURES) return undefined;
  const signatures = lines.map(parseSignature);
  if (!signatures.every((signature) => signature !== undefined)) return undefined;
  return { text: note.slice(0, at + 1), signatures };
}

/** A signature as the line under a note, without the line feed. */
export function formatSignature({ name, keyId, bytes }: NoteSignature): string {
  const id = Buffer.alloc(4);
  id.writeUInt32BE(keyId);
  return `\u2014 ${name} ${Buffer.concat([id, bytes]).toString('base64')}`;
}

/** Reads the line of a signature; undefined when it is none. */
export function parseSignature(line: string): NoteSignature | undefined {
  const [, name, base64] = SIGNATURE_LINE.exec(line) ?? [];
  if (name === undefined || base64 === undefined) return undefined;
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length < 5 || bytes.toString('base64') !== base64) return undefined;
  return { name, keyId: bytes.readUInt32BE(), bytes: bytes.subarray(4) };
}

/** Whether a text holds ASCII control characters other than the line feed, which no note may. */
export function hasControls(text: string): boolean {
  return Array.from(text).some((character) => character < ' ' && character !== '\n');
}
