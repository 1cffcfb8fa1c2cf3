/** One generation of the key-encryption key. */
export interface Kek {
  /** A decimal number, counted up from 0 with every rotation. */
  readonly id: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
}

/** This ring cannot be turned by a program: the message says what to do instead. */
export class KeyRingFixed extends Error {
  readonly code = 'KEY_RING_FIXED';

  constructor(fix: string) {
    super(`this key ring cannot be rotated from here: ${fix}`);
    this.name = 'KeyRingFixed';
  }
}

/** Keeps the key-encryption key in its generations: a file, the environment, a key management service. The one place whose loss loses everything. */
export abstract class KeyRing {
  /** The generation under which owner keys are wrapped; it may be a moment old. */
  abstract current(): Promise<Kek>;

  /** One generation; looks again where the ring is kept before it says undefined, so that a rotation elsewhere is noticed. */
  abstract byId(id: string): Promise<Kek | undefined>;

  /** Makes the next generation, durable when it returns, and current. Throws {@link KeyRingFixed}. */
  abstract turn(): Promise<Kek>;

  /** Forgets all generations before this one, for good. Throws {@link KeyRingFixed}. */
  abstract dropBefore(id: string): Promise<void>;
}
