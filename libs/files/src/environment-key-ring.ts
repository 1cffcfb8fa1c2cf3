import type { Kek } from '#ports';
import { KeyRing, KeyRingFixed } from '#ports';
import type { Ring } from './key-ring-text.ts';
import { currentIn, keyIn, parseKeyRing } from './key-ring-text.ts';

/** A key ring that somebody else keeps and hands over as text, e.g. in an environment variable. It can be read, not rotated. */
export class EnvironmentKeyRing extends KeyRing {
  readonly #ring: Ring;

  /** Throws KeyRingInvalid. */
  constructor(text: string) {
    super();
    this.#ring = parseKeyRing(text);
  }

  async current(): Promise<Kek> {
    return currentIn(this.#ring);
  }

  async byId(id: string): Promise<Kek | undefined> {
    return keyIn(this.#ring, id);
  }

  async turn(): Promise<Kek> {
    throw fixed();
  }

  async dropBefore(): Promise<void> {
    throw fixed();
  }
}

function fixed(): KeyRingFixed {
  return new KeyRingFixed('keep it in a file (WEGMARKE_HUB_KEK_FILE) to rotate it');
}
