import type { KeyShelf, WrappedKey } from '#ports';

/** A content key as it lies on the shelf. */
export type ShelvedKey = WrappedKey & { readonly ownerWrapped: string };

interface Waiting {
  readonly kid: string;
  readonly resolve: (key: ShelvedKey | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/** Gathers what is asked for in one turn into one question to the shelf: a case of 50 events costs one round trip, not 50. */
export class ShelfReader {
  readonly #shelf: KeyShelf;
  #waiting: Waiting[] = [];

  constructor(shelf: KeyShelf) {
    this.#shelf = shelf;
  }

  get(kid: string): Promise<ShelvedKey | undefined> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.length === 0) queueMicrotask(() => void this.#ask());
      this.#waiting.push({ kid, resolve, reject });
    });
  }

  async #ask(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    try {
      const found = await this.#shelf.get([...new Set(waiting.map(({ kid }) => kid))]);
      for (const { kid, resolve } of waiting) resolve(found.get(kid));
    } catch (error) {
      for (const { reject } of waiting) reject(error);
    }
  }
}
