import { randomBytes } from 'node:crypto';
import type { Clock, Kek } from '#ports';
import { KeyRing } from '#ports';
import type { Ring } from './key-ring-text.ts';
import { currentIn, keyIn, keyRingText, KeyRingInvalid, parseKeyRing } from './key-ring-text.ts';
import { readText } from './read-text.ts';
import { replaceSecretFile } from './replace-file.ts';

const KEY_BYTES = 32;

/** A key ring in a file that only its owner may read (0600). Every change is on disk before it counts; processes share the file. */
export class FileKeyRing extends KeyRing {
  readonly #path: string;
  readonly #clock: Clock;
  #read: Promise<Ring> | undefined;

  constructor(path: string, clock: Clock) {
    super();
    this.#path = path;
    this.#clock = clock;
  }

  /** Throws {@link KeyRingInvalid}. */
  async current(): Promise<Kek> {
    return currentIn(await this.#ring());
  }

  async byId(id: string): Promise<Kek | undefined> {
    return keyIn(await this.#ring(), id) ?? keyIn(await this.#again(), id);
  }

  async turn(): Promise<Kek> {
    await replaceSecretFile(this.#path, async () => {
      const { current, keys } = await this.#again();
      const id = String(Number(current) + 1);
      const made = { id, key: randomBytes(KEY_BYTES), madeAt: this.#clock.now() };
      return keyRingText({ current: id, keys: [...keys, made] });
    });
    return currentIn(await this.#again());
  }

  async dropBefore(id: string): Promise<void> {
    if ((await this.#again()).keys.every((one) => Number(one.id) >= Number(id))) return;
    await replaceSecretFile(this.#path, async () => {
      const { current, keys } = await this.#again();
      return keyRingText({ current, keys: keys.filter((one) => Number(one.id) >= Number(id)) });
    });
    await this.#again();
  }

  #ring(): Promise<Ring> {
    return this.#read ?? this.#again();
  }

  #again(): Promise<Ring> {
    const read = this.#readFile();
    this.#read = read;
    read.catch(() => {
      if (this.#read === read) this.#read = undefined;
    });
    return read;
  }

  /** Whoever opened the file just before it was replaced may find it overwritten: then there is a new one. */
  async #readFile(): Promise<Ring> {
    try {
      return parseKeyRing(await readText(this.#path));
    } catch (error) {
      if (!(error instanceof KeyRingInvalid)) throw error;
      return parseKeyRing(await readText(this.#path));
    }
  }
}
