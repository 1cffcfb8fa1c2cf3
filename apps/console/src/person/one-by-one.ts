import { asBegun, Problem } from '../page/call.ts';

/** How long one waits before the second and before the last try, milliseconds. */
const WAITS: readonly number[] = [500, 1_500];

/** Asks the hub one question after the other, and again where it could not answer at that moment. */
export class OneByOne {
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly pause: (ms: number) => Promise<unknown>) {}

  /** Begins when all before have their answer or failed. Throws what the last try threw. */
  ask<T>(question: () => Promise<T>): Promise<T> {
    const begun = asBegun();
    const answer = this.last.then(() => this.tried(() => begun(question)));
    this.last = answer.catch(() => undefined);
    return answer;
  }

  private async tried<T>(question: () => Promise<T>): Promise<T> {
    for (const wait of WAITS) {
      try {
        return await question();
      } catch (error) {
        if (!isPassing(error)) throw error;
        await this.pause(wait);
      }
    }
    return question();
  }
}

/** Other answers with 503 last longer than anybody waits. */
function isPassing(error: unknown): boolean {
  return error instanceof Problem && error.code === 'NOT_AVAILABLE';
}
