import type { Condition, Terms } from './agreement-terms.ts';
import type { CaseAsOf } from './case-as-of.ts';

/** The event type that makes each fact of a case true. */
const FACTS: Readonly<Record<string, string>> = {
  obliged: 'language.duty-stated',
  plan: 'casework.plan-agreed',
  entitled: 'language.voucher-issued',
  registered: 'language.registered',
  completed: 'language.course-completed',
  voluntary: 'language.voluntary-offer-joined',
  placed: 'work.placement-made',
  'sphere-changed': 'benefits.legal-sphere-changed',
};

/** The event type by which the agency that made a fact true says that it is over. */
const OVER: Readonly<Record<string, string>> = { obliged: 'language.duty-revoked' };

/** What one agency may know of a case by law at some instant: nothing else may change what is told about it (C8). */
export class SendersKnowledge {
  constructor(
    private readonly agency: string,
    private readonly file: CaseAsOf,
    private readonly terms: Terms,
    private readonly at: string,
  ) {}

  /** Whether a condition holds, as far as the agency can know; what it cannot know holds not, also under a `not`. */
  isMet(condition: Condition): boolean {
    return this.#holds(condition) === true;
  }

  /** An agency knows what it recorded itself, and what the law shows it unasked and under no condition. */
  isShown(type: string, author: string): boolean {
    if (this.agency === author) return true;
    const rows = this.terms.rows.filter(
      (row) =>
        row.types.includes(type) &&
        row.senders.includes(author) &&
        row.recipients.includes(this.agency) &&
        row.from <= this.at &&
        (row.until === undefined || this.at < row.until),
    );
    const forbidden = rows.filter(({ basis }) => basis === 'FORBIDDEN').flatMap(({ purposes }) => purposes);
    return rows.some(
      (row) =>
        row.basis === 'STATUTORY' &&
        !row.onRequest &&
        !row.byClerk &&
        row.condition === undefined &&
        !forbidden.includes('*') &&
        row.purposes.some((purpose) => !forbidden.includes(purpose)),
    );
  }

  /** Three answers: what is not seen is known not to be only by who would see it whoever recorded it. */
  #holds(condition: Condition): boolean | undefined {
    if (typeof condition === 'string') return this.#isSo(condition);
    if ('not' in condition) {
      const inner = this.#holds(condition.not);
      return inner === undefined ? undefined : !inner;
    }
    const isAny = 'any' in condition;
    const parts = (isAny ? condition.any : condition.all).map((part) => this.#holds(part));
    if (parts.includes(isAny)) return isAny;
    return parts.includes(undefined) ? undefined : !isAny;
  }

  #isSo(fact: string): boolean | undefined {
    const type = `de.wegmarke.${FACTS[fact]}.v1`;
    const over = this.#seen(`de.wegmarke.${OVER[fact]}.v1`);
    // Of each bearing event: true while it stands, false once it is over, undefined where either is in doubt.
    const standings = this.#seen(type).map((made) => {
      const ends = over.filter((one) => one.agency === made.agency && one.happenedAt >= made.happenedAt);
      if (ends.some(({ id }) => !this.file.doubted.has(id))) return false;
      return ends.length > 0 || this.file.doubted.has(made.id) ? undefined : true;
    });
    if (standings.includes(true)) return true;
    if (standings.includes(undefined)) return undefined;
    const authors = this.terms.publishersOf(type);
    return authors.length > 0 && authors.every((author) => this.isShown(type, author)) ? false : undefined;
  }

  /** The events of a type that the agency may know of and that nobody disowned. */
  #seen(type: string): CaseAsOf['events'] {
    return this.file.events.filter(
      ({ id, type: of, agency }) => of === type && !this.file.disowned.has(id) && this.isShown(type, agency),
    );
  }
}
