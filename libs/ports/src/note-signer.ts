/** Signs notes with the holder's own Ed25519 key; what it signs is never anything but a note. */
export abstract class NoteSigner {
  /** Signature line (C2SP signed-note, without line feed) under the text of a note; `name` is the name of the key. */
  abstract sign(text: string, name: string): string;

  /** Signature line of a witness (C2SP `cosignature/v1`) under the text of a checkpoint; `at` is an instant. */
  abstract cosign(text: string, name: string, at: string): string;
}
