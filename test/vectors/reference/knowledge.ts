import type { Story } from './story.ts';
import type { Cell, Condition, Terms } from './terms.ts';
import { fullType } from './terms.ts';
import type { Question } from './vector.ts';

/** Which event makes each fact of a case true. */
const FACTS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    obliged: 'language.duty-stated',
    plan: 'casework.plan-agreed',
    entitled: 'language.voucher-issued',
    registered: 'language.registered',
    completed: 'language.course-completed',
    voluntary: 'language.voluntary-offer-joined',
    placed: 'work.placement-made',
    'sphere-changed': 'benefits.legal-sphere-changed',
  }).map(([fact, short]) => [fact, fullType(short)]),
);

/** What ends such a fact, when it comes from the same author and happened no earlier. */
const ENDS: ReadonlyMap<string, string> = new Map([['obliged', fullType('language.duty-revoked')]]);

type Place = Pick<Question, 'sender' | 'recipient' | 'purpose' | 'at'>;

/** The cells for a type between two agencies for a purpose at an instant; those that forbid whatever the purpose among them. */
export function cellsInForce(cells: readonly Cell[], type: string, place: Place): readonly Cell[] {
  const { sender, recipient, purpose, at } = place;
  return cells.filter(
    (cell) =>
      cell.eventType === type &&
      cell.sender === sender &&
      cell.recipient === recipient &&
      (cell.purpose === purpose || (cell.purpose === '*' && cell.basis.kind === 'FORBIDDEN')) &&
      cell.from <= at &&
      (cell.until === undefined || at < cell.until),
  );
}

/** What the sender of a question may know of the case. */
export class Knowledge {
  constructor(
    private readonly ask: Question,
    private readonly story: Story,
    private readonly terms: Terms,
  ) {}

  /** Whether a condition is so (true), is not so (false), or the sender cannot know (undefined). */
  holds(condition: Condition): boolean | undefined {
    if (typeof condition === 'string') return this.#isSo(condition);
    if ('not' in condition) {
      const inner = this.holds(condition.not);
      return inner === undefined ? undefined : !inner;
    }
    if ('all' in condition) {
      const parts = condition.all.map((part) => this.holds(part));
      return parts.includes(false) ? false : parts.includes(undefined) ? undefined : true;
    }
    const parts = condition.any.map((part) => this.holds(part));
    return parts.includes(true) ? true : parts.includes(undefined) ? undefined : false;
  }

  #isSo(fact: string): boolean | undefined {
    const type = FACTS.get(fact);
    if (type === undefined) return undefined;
    const ending = ENDS.get(fact) ?? '';
    const ends = this.story.eventsOf(ending).filter(({ author }) => this.isShown(ending, author));
    let unsure = false;
    for (const made of this.story.eventsOf(type)) {
      if (!this.isShown(type, made.author)) continue;
      const over = ends.filter(({ author, at }) => author === made.author && at >= made.at);
      if (over.some(({ isDoubted }) => !isDoubted)) continue;
      if (over.length === 0 && !made.isDoubted) return true;
      unsure = true;
    }
    if (unsure) return undefined;
    const publishers = this.terms.publishersOf.get(type) ?? [];
    const seesAll = publishers.length > 0 && publishers.every((author) => this.isShown(type, author));
    return seesAll ? false : undefined;
  }

  /** Whether the law shows the sender events of this type of this author, whatever happened in the case. */
  isShown(type: string, author: string): boolean {
    const { sender, at } = this.ask;
    if (author === sender) return true;
    const purposes = new Set(this.terms.cells.map(({ purpose }) => purpose));
    return [...purposes].some((purpose) => {
      const cells = cellsInForce(this.terms.cells, type, { sender: author, recipient: sender, purpose, at });
      const isForbidden = cells.some(({ basis }) => basis.kind === 'FORBIDDEN');
      return !isForbidden && cells.some(isPlain);
    });
  }
}

/** What the law says without a question, a condition or a clerk. */
function isPlain({ basis, trigger, condition, decidedBy }: Cell): boolean {
  return (
    basis.kind === 'STATUTORY' && trigger !== 'on-request' && condition === undefined && decidedBy === 'rule'
  );
}
