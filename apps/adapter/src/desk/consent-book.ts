import type { ProvisionAsked, SignedEnvelope } from '#catalogue';
import type { Journal, Row } from '../journal/journal.ts';

const TABLES = [
  `CREATE TABLE IF NOT EXISTS consent_commands (
    id TEXT PRIMARY KEY, consent_id TEXT NOT NULL, reference TEXT NOT NULL, type TEXT NOT NULL, seq INTEGER NOT NULL, at TEXT NOT NULL, data TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX IF NOT EXISTS consent_commands_by_reference ON consent_commands (reference, seq)',
];

const TYPE = 'de.wegmarke.consent.';

/** One provision as the desk shows it. */
export interface ProvisionShown extends ProvisionAsked {
  readonly withdrawnAt?: string;
}

/** A consent as this agency recorded it. */
export interface ConsentShown {
  readonly consentId: string;
  readonly state: 'given' | 'refused' | 'withdrawn';
  readonly givenAt: string;
  readonly notice: unknown;
  readonly provisions: readonly ProvisionShown[];
}

interface Step {
  readonly type: string;
  readonly consentId: string;
  readonly at: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * The consents that this agency recorded, by desk or export: its own evidence (Art. 7(1) GDPR), kept beyond the outbox's
 * thirty days. Told from the commands that the hub did not refuse; a withdrawal counts once the hub has recorded it.
 */
export class ConsentBook {
  constructor(private readonly journal: Journal) {
    for (const table of TABLES) journal.run(table);
  }

  /** Copies consent commands out of the outbox, before their content expires there. */
  copyFromOutbox(): void {
    const sql = `SELECT seq, id, type, reference, happened_at, signed FROM outbox
      WHERE type LIKE '${TYPE}%' AND signed IS NOT NULL AND id NOT IN (SELECT id FROM consent_commands) ORDER BY seq`;
    this.journal.transaction(() => {
      for (const row of this.journal.all(sql)) this.copy(row);
    });
  }

  /** The consents of one of the agency's files, in the order in which they were recorded. */
  of(reference: string): readonly ConsentShown[] {
    this.copyFromOutbox();
    const sql = `SELECT c.type, c.consent_id, coalesce(o.settled_at, c.at) AS at, c.data, c.at AS given_at FROM consent_commands c
      LEFT JOIN outbox o USING (id) WHERE c.reference = ? AND coalesce(o.state, 'recorded') <> 'refused'
      AND (c.type <> '${TYPE}withdraw.v1' OR coalesce(o.state, 'recorded') = 'recorded') ORDER BY c.seq`;
    const consents = new Map<string, ConsentShown>();
    for (const row of this.journal.all(sql, reference)) {
      const step = stepOf(row);
      const next = after(consents.get(step.consentId), step);
      if (next !== undefined) consents.set(step.consentId, next);
    }
    return [...consents.values()];
  }

  private copy(row: Row): void {
    const { envelope } = JSON.parse(String(row['signed'])) as SignedEnvelope;
    const consentId = String(envelope.data['consentId']);
    this.journal.run(
      'INSERT INTO consent_commands (id, consent_id, reference, type, seq, at, data) VALUES (?, ?, ?, ?, ?, ?, ?)',
      String(row['id']),
      consentId,
      String(row['reference']),
      envelope.type,
      Number(row['seq']),
      envelope.time,
      JSON.stringify(envelope.data),
    );
  }
}

function stepOf(row: Row): Step {
  const type = String(row['type']).slice(TYPE.length).split('.')[0] ?? '';
  const data = JSON.parse(String(row['data'])) as Step['data'];
  const at = String(row[type === 'withdraw' ? 'at' : 'given_at']);
  return { type, consentId: String(row['consent_id']), at, data };
}

function after(
  consent: ConsentShown | undefined,
  { type, consentId, at, data }: Step,
): ConsentShown | undefined {
  const provisions = (data['provisions'] ?? []) as readonly ProvisionShown[];
  if (type === 'give') return { consentId, state: 'given', givenAt: at, notice: data['notice'], provisions };
  if (type === 'refuse')
    return { consentId, state: 'refused', givenAt: at, notice: data['notice'], provisions };
  if (consent === undefined) return undefined;
  return type === 'amend' ? { ...consent, provisions } : withdrawn(consent, data['provisionIds'], at);
}

function withdrawn(consent: ConsentShown, only: unknown, at: string): ConsentShown {
  const meant = (one: ProvisionShown): boolean => !Array.isArray(only) || only.includes(one.provisionId);
  const provisions = consent.provisions.map((one) =>
    meant(one) && one.withdrawnAt === undefined ? { ...one, withdrawnAt: at } : one,
  );
  const all = provisions.every(({ withdrawnAt }) => withdrawnAt !== undefined);
  return { ...consent, state: all ? 'withdrawn' : consent.state, provisions };
}
