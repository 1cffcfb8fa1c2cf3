import { sign } from 'node:crypto';
import { cosignature, formatSignature, type NoteKey, noteSignature } from '#merkle';
import { NoteSigner } from '#ports';
import type { OwnKeys } from './keys.ts';

/** Signs notes with the key that signs everything else: the text of a note holds line feeds, what a JWS signs never does. */
export class JoseNoteSigner extends NoteSigner {
  readonly #own: OwnKeys;

  constructor(own: OwnKeys) {
    super();
    this.#own = own;
  }

  sign(text: string, name: string): string {
    return formatSignature(noteSignature(noteText(text), this.#key(name), (bytes) => this.#sign(bytes)));
  }

  cosign(text: string, name: string, at: string): string {
    const seconds = Math.floor(Date.parse(at) / 1_000);
    return formatSignature(
      cosignature(noteText(text), seconds, this.#key(name), (bytes) => this.#sign(bytes)),
    );
  }

  #key(name: string): NoteKey {
    return { name, publicKey: Buffer.from(this.#own.signing[0].jwk.x, 'base64url') };
  }

  #sign(bytes: Uint8Array): Uint8Array {
    return sign(null, bytes, this.#own.signing[0].secret);
  }
}

function noteText(text: string): string {
  if (!text.endsWith('\n')) throw new RangeError('the text of a note ends in a line feed');
  return text;
}
