/** An adapter does not do what a case is about; the message never quotes content. */
export class Unmet extends Error {
  constructor(words: string) {
    super(words);
    this.name = 'Unmet';
  }
}

/** Throws {@link Unmet} unless it holds. */
export function must(holds: boolean, words: string): asserts holds {
  if (!holds) throw new Unmet(words);
}
