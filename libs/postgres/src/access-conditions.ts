import type { AccessFilters, AccessPlace, AccessQuery } from '#ports';

/** What is equal to a column when it is asked for. */
const COLUMNS = {
  sender: 'a.sender',
  recipient: 'a.recipient',
  door: 'a.door',
  decision: 'a.decision',
  purpose: 'a.purpose',
  eventType: 'a.event_type',
  basis: 'a.basis',
  rowId: 'a.row_id',
  consentId: 'a.consent_id',
  code: 'a.code',
} as const satisfies Partial<Record<keyof AccessFilters, string>>;

/** The conditions of one question to the access log, with the values that stand for `$1`, `$2` … in them. */
export class AccessConditions {
  /** `$2` is the scope, wherever it is needed again. */
  readonly values: unknown[];
  readonly #all = ['a.network = $1', '(a.sender = ANY ($2) OR a.recipient = ANY ($2))', 'a.expires_at > $3'];

  constructor({ network, scope, now }: Pick<AccessQuery, 'network' | 'scope' | 'now'>) {
    this.values = [network, scope, now];
  }

  get text(): string {
    return this.#all.join(' AND ');
  }

  /** The place of a new value. */
  value(value: unknown): string {
    return `$${this.values.push(value)}`;
  }

  filter(filters: AccessFilters): void {
    for (const [name, column] of Object.entries(COLUMNS)) {
      const sought = filters[name as keyof typeof COLUMNS];
      if (sought !== undefined) this.#all.push(`${column} = ${this.value(sought)}`);
    }
    const { agency, actor, eventId, caseIds, from, until, ownReads } = filters;
    if (agency !== undefined) this.#all.push(`${this.value(agency)} IN (a.sender, a.recipient)`);
    if (actor !== undefined) this.#all.push(`a.actor = ${this.value(actor)} AND a.recipient = ANY ($2)`);
    if (eventId !== undefined) this.#all.push(`${this.value(eventId)} = ANY (a.event_ids)`);
    if (caseIds !== undefined) this.#all.push(`a.case_id = ANY (${this.value(caseIds)})`);
    if (from !== undefined) this.#all.push(`a.at >= ${this.value(from)}`);
    if (until !== undefined) this.#all.push(`a.at < ${this.value(until)}`);
    if (ownReads) {
      const read = "a.n = 0 AND a.decision = 'permit' AND a.door IN ('timeline', 'export', 'embed')";
      this.#all.push(`${read} AND a.recipient = ANY ($2)`);
    }
  }

  after({ position, ordinal }: AccessPlace): void {
    const at = this.value(position);
    this.#all.push(`(a.position < ${at} OR (a.position = ${at} AND c.ordinal > ${this.value(ordinal)}))`);
  }

  at({ position, ordinal }: AccessPlace): void {
    this.#all.push(`a.position = ${this.value(position)} AND c.ordinal = ${this.value(ordinal)}`);
  }
}
