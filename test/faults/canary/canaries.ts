import { randomBytes } from 'node:crypto';

const LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
const MARK_LENGTH = 12;
const SERIAL_LENGTH = 3;

/** Stands behind the number, as the last bits of a text depend on what follows it in base64. */
const END = 'E';

/** One unique text in one place of what an agency holds. */
export interface Canary {
  readonly text: string;
  /** What it stands for, for messages. */
  readonly what: string;
  /** Whose own it is: it may lie anywhere in their folders. */
  readonly owners: readonly string[];
  /** To whom it may be told: it may lie in their sinks, and in what their desks answer. */
  readonly told: readonly string[];
}

/**
 * Texts that occur nowhere else in the world: all of one flock begin with the same random mark, so that one search finds
 * any of them. Capital letters and digits only, so that they fit into codes, numbers and ids alike.
 */
export class Flock {
  readonly mark = Array.from(randomBytes(MARK_LENGTH), (byte) => LETTERS[byte % LETTERS.length]).join('');
  readonly all: Canary[] = [];

  /** A new one of these owners. */
  one(what: string, owners: readonly string[], told: readonly string[] = []): string {
    const text = `${this.mark}${String(this.all.length).padStart(SERIAL_LENGTH, '0')}${END}`;
    this.all.push({ text, what, owners, told });
    return text;
  }
}
