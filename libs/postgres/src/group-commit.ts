import type { Append, AppendOutcome } from '#ports';
import { checkAppend } from '#ports';

/** Commits a group of appends, no two to the same stream, and tells the outcome of each. */
export type CommitGroup = (group: readonly Append[]) => Promise<readonly AppendOutcome[]>;

interface Waiting {
  readonly append: Append;
  readonly bytes: number;
  readonly settle: (outcome: AppendOutcome) => void;
}

/** Largest group: beyond it, a longer wait for the disk is not worth the wait for the others. */
const GROUP = { events: 2_000, bytes: 16 << 20 } as const;

/** While one group is written to disk the next one is made ready. */
const LANES = 2;

/**
 * Gathers the appends that are waiting at the same time into groups, so that they wait for the disk once together.
 * Appends to one stream keep their order.
 */
export class GroupCommit {
  readonly #commit: CommitGroup;
  readonly #inFlight = new Set<string>();
  #waiting: Waiting[] = [];
  #groups = 0;
  #scheduled = false;

  constructor(commit: CommitGroup) {
    this.#commit = commit;
  }

  /** Never rejects: an append that no store takes is `failed` with the reason. */
  async submit(append: Append): Promise<AppendOutcome> {
    try {
      const bytes = checkAppend(append);
      const { promise, resolve } = Promise.withResolvers<AppendOutcome>();
      this.#waiting.push({ append, bytes, settle: resolve });
      this.#schedule();
      return await promise;
    } catch (error) {
      return { outcome: 'failed', error: error as Error };
    }
  }

  /** At the end of the event loop's turn, so that appends of one turn go together. */
  #schedule(): void {
    if (this.#scheduled || this.#groups >= LANES) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      const group = this.#take();
      if (group.length > 0) void this.#send(group);
    });
  }

  async #send(group: readonly Waiting[]): Promise<void> {
    this.#groups += 1;
    group.forEach(({ append }) => this.#inFlight.add(append.stream));
    const outcomes = await this.#outcomesOf(group.map(({ append }) => append));
    this.#groups -= 1;
    group.forEach(({ append, settle }, ordinal) => {
      this.#inFlight.delete(append.stream);
      settle(outcomes[ordinal] ?? { outcome: 'failed', error: new Error('the group came back without it') });
    });
    if (this.#waiting.length > 0) this.#schedule();
  }

  async #outcomesOf(group: readonly Append[]): Promise<readonly AppendOutcome[]> {
    try {
      return await this.#commit(group);
    } catch (error) {
      return group.map(() => ({ outcome: 'failed', error: error as Error }));
    }
  }

  /** The next group: in order of arrival, each stream at most once and in no other group under way. */
  #take(): readonly Waiting[] {
    const group: Waiting[] = [];
    const left: Waiting[] = [];
    const streams = new Set(this.#inFlight);
    let events = 0;
    let bytes = 0;
    for (const waiting of this.#waiting) {
      const { stream, events: more } = waiting.append;
      const fits =
        group.length === 0 || (events + more.length <= GROUP.events && bytes + waiting.bytes <= GROUP.bytes);
      if (fits && !streams.has(stream)) {
        group.push(waiting);
        events += more.length;
        bytes += waiting.bytes;
      } else left.push(waiting);
      streams.add(stream);
    }
    this.#waiting = left;
    return group;
  }
}
