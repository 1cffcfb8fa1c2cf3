import { Ids } from '../ids.ts';

/** Ids in the shape of random ones that count from 1, so that a test can be read and repeated. */
export class CountingIds extends Ids {
  #count = 0;

  next(): string {
    this.#count += 1;
    const bytes = Buffer.alloc(16);
    bytes.writeUInt32BE(this.#count, 12);
    return bytes.toString('base64url');
  }
}
