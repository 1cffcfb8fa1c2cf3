import { formatNote, parseSignature, verifyCosignature, verifyNote } from '#merkle';
import { JoseNoteSigner } from './jose-note-signer.ts';
import { generateKeys, loadKeys } from './keys.ts';

describe('the signer of notes', () => {
  const own = loadKeys(generateKeys('hub'));
  const signer = new JoseNoteSigner(own);
  const key = { name: 'wegmarke/hub', publicKey: Buffer.from(own.signing[0].jwk.x, 'base64url') };
  const text = 'wegmarke/hub\n7\nU7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=\n';

  it('signs a note that its public key verifies', () => {
    const signature = parseSignature(signer.sign(text, key.name));
    expect(signature).toBeDefined();
    const note = formatNote({ text, signatures: signature ? [signature] : [] });
    expect(verifyNote(note, [key])).toBe(true);
    expect(verifyNote(note, [{ ...key, name: 'wegmarke/hub/2' }])).toBe(false);
  });

  it('co-signs a checkpoint as of an instant', () => {
    const signature = parseSignature(signer.cosign(text, key.name, '2026-01-15T12:00:00.999Z'));
    expect(signature && verifyCosignature(text, signature, [key])).toBe(true);
    expect(signature && Buffer.from(signature.bytes).readBigUInt64BE()).toBe(1_768_478_400n);
  });

  it('signs nothing that is no text of a note', () => {
    expect(() => signer.sign('header.payload', key.name)).toThrow(RangeError);
    expect(() => signer.cosign('header.payload', key.name, '2026-01-15T12:00:00.000Z')).toThrow(RangeError);
  });
});
