import type { CaseEvidence, Envelope } from '#catalogue';

const NOTHING_TOLD = {
  linked: false,
  provisions: [],
  facts: [],
  restrictions: [],
  objections: [],
  requests: [],
  clearances: [],
  disputed: [],
  disputes: [],
  rights: [],
  erased: false,
} as const satisfies Partial<CaseEvidence>;

type Provision = CaseEvidence['provisions'][number];

/** What the kit's hub knows of each case of the agency, and the order in which it changed. */
export class CaseBook {
  readonly #cases = new Map<string, CaseEvidence>();
  readonly #log: string[] = [];

  get length(): number {
    return this.#log.length;
  }

  /** What changed after a place of the log, each case once and as it is now. */
  since(after: number): readonly CaseEvidence[] {
    return [...new Set(this.#log.slice(after))].map((handle) => this.of(handle));
  }

  of(handle: string): CaseEvidence {
    return this.#cases.get(handle) ?? { handle, ...NOTHING_TOLD };
  }

  change(handle: string, change: Partial<CaseEvidence>): void {
    this.#cases.set(handle, { ...this.of(handle), ...change });
    this.#log.push(handle);
  }

  /** What an accepted consent command does to the case; whether it did anything. */
  record(handle: string, { type, agency, data }: Envelope, at: string): boolean {
    const { provisions } = this.of(handle);
    const consentId = String(data['consentId']);
    if (type === 'de.wegmarke.consent.give.v1') {
      const given = data['provisions'] as readonly Omit<Provision, 'consentId' | 'recordedBy'>[];
      const added = given.map((one) => ({ ...one, consentId, recordedBy: agency }));
      this.change(handle, { provisions: [...provisions, ...added] });
      return true;
    }
    if (type !== 'de.wegmarke.consent.withdraw.v1') return false;
    const withdrawn = (one: Provision): Provision =>
      one.consentId === consentId ? { ...one, withdrawnAt: at } : one;
    this.change(handle, { provisions: provisions.map(withdrawn) });
    return true;
  }
}
