import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import {
  cosignature,
  cosignatureTime,
  formatCheckpoint,
  formatNote,
  formatSignature,
  noteSignature,
  parseCheckpoint,
  parseNote,
  parseSignature,
  verifyCosignature,
  verifyNote,
} from './index.ts';

/** A verifier's key as it is written: `<name>+<key id>+<base64 of kind and key>`. */
function keyOf(text: string) {
  const [name = '', , ...base64] = text.split('+');
  return { name, publicKey: Buffer.from(base64.join('+'), 'base64').subarray(1) };
}

/** The example of Go's golang.org/x/mod/sumdb/note, where the format comes from; Ed25519 gives one signature only. */
const GO = {
  key: keyOf('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'),
  seed: Buffer.from('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz', 'base64').subarray(1),
  text: "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
  line: '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=',
};

/** A checkpoint of a public test log with the signature lines of the log and of one of its witnesses, as they were published. */
const PUBLISHED = {
  logKey: keyOf(
    'arche2025h1.staging.ct.transparency.dev+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f',
  ),
  witnessKey: keyOf('remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2'),
  note: `arche2025h1.staging.ct.transparency.dev
1432088532
U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=

— arche2025h1.staging.ct.transparency.dev ui8GwCF1+kWqZrxGdhj4aX3gcw7XUlXQQabg/27lefwhUkzbC3NygNI75MdhL1bfTW9g8Ei59RA23oHP7Ry1k3ZFWwQ=
— remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXTynk5XeU/zZ0WBxtqB0DrAWfBw==
`,
};

const seedKey = (seed: Uint8Array): KeyObject =>
  createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]),
    format: 'der',
    type: 'pkcs8',
  });

function signer(name: string, secret: KeyObject = generateKeyPairSync('ed25519').privateKey) {
  const { x } = createPublicKey(secret).export({ format: 'jwk' });
  const key = { name, publicKey: Buffer.from(String(x), 'base64url') };
  return { key, sign: (bytes: Uint8Array) => sign(null, bytes, secret) };
}

describe('a signed note', () => {
  it('is, byte for byte, the one of the format’s first implementation', () => {
    const neumann = signer('PeterNeumann', seedKey(GO.seed));
    expect(neumann.key.publicKey).toEqual(GO.key.publicKey);
    const signature = noteSignature(GO.text, neumann.key, neumann.sign);
    expect(formatSignature(signature)).toBe(GO.line);
    expect(formatNote({ text: GO.text, signatures: [signature] })).toBe(`${GO.text}\n${GO.line}\n`);
    expect(verifyNote(`${GO.text}\n${GO.line}\n`, [GO.key])).toBe(true);
  });

  it('holds under the published key of the definition’s example', () => {
    const key = keyOf('example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k');
    const line =
      '— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=';
    expect(verifyNote(`This is an example message.\n\n${line}\n`, [key])).toBe(true);
    expect(verifyNote(`This is an exemple message.\n\n${line}\n`, [key])).toBe(false);
  });

  it('does not hold when the text, the signature, the name or the key is another', () => {
    const note = `${GO.text}\n${GO.line}\n`;
    const stranger = signer('PeterNeumann').key;
    expect(verifyNote(note.replace('answer', 'Answer'), [GO.key])).toBe(false);
    expect(verifyNote(note.replace('x08go/Z', 'x08go/Y'), [GO.key])).toBe(false);
    expect(verifyNote(note.replace('— Peter', '— Petra'), [GO.key])).toBe(false);
    expect(verifyNote(note, [stranger])).toBe(false);
    expect(verifyNote(note, [])).toBe(false);
  });

  it('holds beside signatures of strangers, but not beside a false one of somebody known', () => {
    const [log, stranger] = [signer('wegmarke/hub'), signer('somebody/else')];
    const text = 'wegmarke/hub\n0\n\n';
    const good = noteSignature(text, log.key, log.sign);
    const other = noteSignature(text, stranger.key, stranger.sign);
    const broken = { ...other, bytes: Uint8Array.from(other.bytes).with(9, (other.bytes[9] ?? 0) ^ 1) };
    expect(verifyNote({ text, signatures: [other, good] }, [log.key])).toBe(true);
    expect(verifyNote({ text, signatures: [broken, good] }, [log.key])).toBe(true);
    expect(verifyNote({ text, signatures: [broken, good] }, [log.key, stranger.key])).toBe(false);
  });

  it('keeps empty lines in its text apart from the one before the signatures', () => {
    const text = 'one\n\ntwo\n';
    const { key, sign: bySigner } = signer('wegmarke/hub');
    const note = formatNote({ text, signatures: [noteSignature(text, key, bySigner)] });
    expect(parseNote(note)?.text).toBe(text);
    expect(verifyNote(note, [key])).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['no signature', `${GO.text}\n`],
    ['no line feed at the end', `${GO.text}\n${GO.line}`],
    ['a hyphen for the dash', `${GO.text}\n${GO.line.replace('—', '-')}\n`],
    ['no base64', `${GO.text}\n— PeterNeumann x08go!\n`],
    ['two texts for one signature', `${GO.text}\n${GO.line.replace('AM=', 'AN=')}\n`],
    ['a control character', `\t${GO.text}\n${GO.line}\n`],
    ['a name with a plus', `${GO.text}\n${GO.line.replace('Peter', 'Peter+')}\n`],
    ['more signatures than anybody makes', `${GO.text}\n${`${GO.line}\n`.repeat(65)}`],
  ])('is not one with %s', (_name, note) => {
    expect(parseNote(note)).toBeUndefined();
    expect(verifyNote(note, [GO.key])).toBe(false);
  });

  it('is not written so that it could not be read', () => {
    const { key, sign: bySigner } = signer('wegmarke/hub');
    const signature = noteSignature('text', key, bySigner);
    expect(() => formatNote({ text: 'text', signatures: [signature] })).toThrow(RangeError);
    expect(() => formatNote({ text: 'text\n', signatures: [] })).toThrow(RangeError);
    expect(() => formatNote({ text: 'text\n', signatures: [{ ...signature, name: 'a b' }] })).toThrow(
      RangeError,
    );
  });
});

describe('a checkpoint', () => {
  it('is read from a published note, which log and witness signed', () => {
    const { logKey, witnessKey } = PUBLISHED;
    const note = parseNote(PUBLISHED.note);
    const checkpoint = parseCheckpoint(note?.text ?? '');
    expect(checkpoint).toMatchObject({
      origin: 'arche2025h1.staging.ct.transparency.dev',
      size: 1_432_088_532,
    });
    expect(checkpoint && formatCheckpoint(checkpoint)).toBe(note?.text);
    expect(verifyNote(PUBLISHED.note, [logKey])).toBe(true);
    const line = note?.signatures[1];
    expect(line && verifyCosignature(note.text, line, [witnessKey])).toBe(true);
    expect(line && cosignatureTime(line)).toBe(0x6a122120n);
    expect(line && verifyCosignature(note.text.replace('1432088532', '42'), line, [witnessKey])).toBe(false);
  });

  it('takes the witness’ line for no signature of the log', () => {
    expect(verifyNote(PUBLISHED.note, [PUBLISHED.witnessKey])).toBe(false);
  });

  it.each([
    ['a leading zero', 'wegmarke/hub\n01\nU7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=\n'],
    ['a sign', 'wegmarke/hub\n+1\nU7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=\n'],
    [
      'more leaves than can be counted',
      `wegmarke/hub\n9${'0'.repeat(16)}\nU7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=\n`,
    ],
    ['a short root', 'wegmarke/hub\n1\nU7WM\n'],
    ['no origin', '\n1\nU7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=\n'],
    ['no end', 'wegmarke/hub\n1\nU7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro='],
    ['an empty line', 'wegmarke/hub\n1\nU7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=\n\n'],
  ])('is not one with %s', (_name, text) => {
    expect(parseCheckpoint(text)).toBeUndefined();
  });

  it('is not written with what would make it another', () => {
    const root = new Uint8Array(32);
    expect(() => formatCheckpoint({ origin: 'a\n7', size: 1, root })).toThrow(RangeError);
    expect(() => formatCheckpoint({ origin: '', size: 1, root })).toThrow(RangeError);
    expect(() => formatCheckpoint({ origin: 'a', size: -1, root })).toThrow(RangeError);
    expect(() => formatCheckpoint({ origin: 'a', size: 1, root: new Uint8Array(5) })).toThrow(RangeError);
  });
});

describe('a cosignature', () => {
  const text = formatCheckpoint({ origin: 'wegmarke/hub', size: 7, root: new Uint8Array(32) });
  const { key, sign: bySigner } = signer('rheine/abh');
  const made = cosignature(text, 1_700_000_000, key, bySigner);

  it('survives being written and read', () => {
    const read = parseSignature(formatSignature(made));
    expect(read && verifyCosignature(text, read, [key])).toBe(true);
    expect(read && cosignatureTime(read)).toBe(1_700_000_000n);
  });

  it('holds for its text, its time, its name and its key only', () => {
    const later = Uint8Array.from(made.bytes).with(7, (made.bytes[7] ?? 0) ^ 1);
    expect(verifyCosignature(`${text}more\n`, made, [key])).toBe(false);
    expect(verifyCosignature(text, { ...made, bytes: later }, [key])).toBe(false);
    expect(verifyCosignature(text, made, [{ ...key, name: 'rheine/vhs' }])).toBe(false);
    expect(verifyCosignature(text, made, [signer('rheine/abh').key])).toBe(false);
    expect(verifyCosignature(text, { ...made, bytes: made.bytes.subarray(8) }, [key])).toBe(false);
  });

  it('is no signature of a note, and a signature of a note is none', () => {
    expect(verifyNote({ text, signatures: [made] }, [key])).toBe(false);
    expect(verifyCosignature(text, noteSignature(text, key, bySigner), [key])).toBe(false);
  });
});
