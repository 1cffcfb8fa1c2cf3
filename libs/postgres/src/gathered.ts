import { StoreUnavailable } from '#ports';
import { wasTooMuch } from './outage.ts';

/** Answers a group of questions in one round trip, in the order of the questions. */
export type AnswerGroup<Question, Answer> = (group: readonly Question[]) => Promise<readonly Answer[]>;

/** Largest group when nothing else is said: beyond it, one answer would keep the others waiting. */
const MOST = 200;

/** While one group is answered the next one goes already; what is asked meanwhile waits and goes together. */
const LANES = 2;

interface Waiting<Question, Answer> {
  readonly question: Question;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Gathers the questions that are waiting at the same time into groups, so that they cost one round trip together. No
 * answer is older than its question. A group that fails for another reason than the database's being away is asked again
 * one by one, so that a bad question harms no other; when the database goes away meanwhile, the rest fails with that.
 */
export class Gathered<Question, Answer> {
  readonly #answer: AnswerGroup<Question, Answer>;
  #waiting: Waiting<Question, Answer>[] = [];
  #underWay = 0;
  #scheduled = false;

  constructor(
    answer: AnswerGroup<Question, Answer>,
    private readonly most = MOST,
  ) {
    this.#answer = answer;
  }

  /** The answer to this question, or what it fails with alone. */
  ask(question: Question): Promise<Answer> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    this.#waiting.push({ question, resolve, reject });
    this.#schedule();
    return promise;
  }

  /** At the end of the event loop's turn, so that questions of one turn go together. */
  #schedule(): void {
    if (this.#scheduled || this.#underWay >= LANES || this.#waiting.length === 0) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      const group = this.#waiting.splice(0, this.most);
      void this.#send(group);
      this.#schedule();
    });
  }

  async #send(group: readonly Waiting<Question, Answer>[]): Promise<void> {
    this.#underWay += 1;
    try {
      await this.#settle(group);
    } finally {
      this.#underWay -= 1;
      this.#schedule();
    }
  }

  async #settle(group: readonly Waiting<Question, Answer>[]): Promise<void> {
    try {
      const answers = await this.#answer(group.map(({ question }) => question));
      group.forEach(({ resolve }, index) => resolve(answers[index] as Answer));
    } catch (error) {
      if (group.length > 1 && (wasTooMuch(error) || !(error instanceof StoreUnavailable)))
        await this.#settleOneByOne(group);
      else group.forEach(({ reject }) => reject(error));
    }
  }

  async #settleOneByOne(group: readonly Waiting<Question, Answer>[]): Promise<void> {
    let outage: StoreUnavailable | undefined;
    for (const { question, resolve, reject } of group) {
      if (outage !== undefined) {
        reject(outage);
        continue;
      }
      try {
        const [answer] = await this.#answer([question]);
        resolve(answer as Answer);
      } catch (error) {
        if (error instanceof StoreUnavailable) outage = error;
        reject(error);
      }
    }
  }
}
