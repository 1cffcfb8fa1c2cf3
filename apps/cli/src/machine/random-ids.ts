import { randomBytes } from 'node:crypto';
import { Ids } from '#ports';

/** Ids from the machine's source of randomness. */
export class RandomIds extends Ids {
  next(): string {
    return randomBytes(16).toString('base64url');
  }
}
