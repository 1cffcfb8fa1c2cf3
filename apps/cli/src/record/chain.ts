import { createHash } from 'node:crypto';
import type { StoredEvent } from '#ports';
import type { Finding, FindingCode } from './finding.ts';
import { isSignature } from './stored-event.ts';

/** More findings than anybody reads are only counted. */
const MOST_KEPT = 100;

/**
 * Reads a log in its order and notes what is not as it must be: positions dense from 1 (where the store counts so),
 * streams contiguous from 0, ids unique within their stream, signatures in form.
 */
export class Chain {
  readonly findings: Finding[] = [];
  found = 0;
  events = 0;
  last = 0;
  readonly #revisions = new Map<string, number>();
  readonly #ids = new Set<string>();

  constructor(private readonly hasDensePositions: boolean) {}

  /** How many streams there are so far. */
  get streams(): number {
    return this.#revisions.size;
  }

  /** Takes the next event of the log. */
  take(event: StoredEvent): void {
    const { position, stream, revision, signature } = event;
    this.events += 1;
    const at = `position ${position}`;
    if (position <= this.last) this.find('POSITION_ORDER', at);
    else if (this.hasDensePositions && position !== this.last + 1) this.find('POSITION_GAP', `before ${at}`);
    const expected = (this.#revisions.get(stream) ?? -1) + 1;
    if (revision !== expected) this.find('REVISION_GAP', `${at}: revision ${revision}, expected ${expected}`);
    if (this.#isSeen(event)) this.find('EVENT_TWICE', at);
    if (!isSignature(signature)) this.find('SIGNATURE_FORM', at);
    this.last = position;
    this.#revisions.set(stream, revision);
  }

  /** Enters a finding. */
  find(code: FindingCode, place: string): void {
    this.found += 1;
    if (this.findings.length < MOST_KEPT) this.findings.push({ code, place });
  }

  /** Ninety-six bits of a hash stand for (stream, id): a million events need megabytes, not hundreds of them. */
  #isSeen({ stream, id }: StoredEvent): boolean {
    const digest = createHash('sha256')
      .update(JSON.stringify([stream, id]))
      .digest();
    const key = digest.toString('latin1', 0, 12);
    if (this.#ids.has(key)) return true;
    this.#ids.add(key);
    return false;
  }
}
