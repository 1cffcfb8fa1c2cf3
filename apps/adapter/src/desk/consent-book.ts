import type { ConsentRecord, SignedEnvelope } from '#catalogue';
import type { Journal, Row } from '../journal/journal.ts';
import type { ConsentCommand, ConsentShown } from './recorded-consent.ts';
import { afterCommand } from './recorded-consent.ts';

const TABLES = [
  `CREATE TABLE IF NOT EXISTS consent_commands (
    id TEXT PRIMARY KEY, consent_id TEXT NOT NULL, reference TEXT NOT NULL, type TEXT NOT NULL, seq INTEGER NOT NULL, at TEXT NOT NULL, data TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX IF NOT EXISTS consent_commands_by_reference ON consent_commands (reference, seq)',
];

const TYPE = 'de.wegmarke.consent.';

/**
 * The consents that this agency recorded, by desk or export: its own evidence (Art. 7(1) GDPR), kept beyond the outbox's
 * thirty days. Told from the commands that the hub did not refuse; an end counts once the hub has recorded it.
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
    const sql = `SELECT c.type, c.consent_id, o.state, coalesce(o.settled_at, c.at) AS settled_at, c.data, c.at FROM consent_commands c
      LEFT JOIN outbox o USING (id) WHERE c.reference = ? AND coalesce(o.state, 'recorded') <> 'refused' ORDER BY c.seq`;
    const restored = new Map(this.restored(reference).map((one) => [one.consentId, one]));
    const commands = this.journal.all(sql, reference).map(commandOf);
    return [...commands.reduce(afterCommand, restored).values()];
  }

  /** Takes a consent back in that this agency recorded before it lost its database. Whether it was not known. */
  restore(reference: string, record: ConsentRecord, at: string): boolean {
    if (this.of(reference).some(({ consentId }) => consentId === record.consentId)) return false;
    const sql =
      'INSERT INTO consent_receipts (consent_id, reference, record, imported_at) VALUES (?, ?, ?, ?)';
    this.journal.run(
      `${sql} ON CONFLICT DO NOTHING`,
      record.consentId,
      reference,
      JSON.stringify(record),
      at,
    );
    return true;
  }

  private restored(reference: string): readonly ConsentShown[] {
    const sql = 'SELECT record FROM consent_receipts WHERE reference = ? ORDER BY imported_at, consent_id';
    return this.journal
      .all(sql, reference)
      .map((row) => fromRecord(JSON.parse(String(row['record'])) as ConsentRecord));
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

/** Verbs by which a consent ends: they count from the hub's receipt on. */
const ENDS: readonly string[] = ['withdraw', 'invalidate'];

function commandOf(row: Row): ConsentCommand {
  const verb = String(row['type']).slice(TYPE.length).split('.')[0] ?? '';
  const isRecorded = (row['state'] ?? 'recorded') === 'recorded';
  const at = String(row[ENDS.includes(verb) && isRecorded ? 'settled_at' : 'at']);
  const data = JSON.parse(String(row['data'])) as ConsentCommand['data'];
  return { verb, consentId: String(row['consent_id']), at, isRecorded, data };
}

/** A consent as its receipt tells it; it stands where the last step of its life left it. */
function fromRecord(record: ConsentRecord): ConsentShown {
  const { consentId, notice, givenBy, representedUntil, identityCheck, supersedes, provisions, life } =
    record;
  return {
    consentId,
    state: stateAfter(record),
    givenAt: life[0]?.at ?? record.issuedAt,
    notice,
    ...(givenBy !== undefined && { givenBy }),
    ...(representedUntil !== undefined && { representedUntil }),
    ...(identityCheck !== undefined && { identityCheck }),
    ...(supersedes !== undefined && { supersedes }),
    provisions,
    life,
  };
}

function stateAfter({ life, provisions }: ConsentRecord): ConsentShown['state'] {
  const steps = life.map(({ step }) => step);
  if (provisions.every(({ withdrawnAt }) => withdrawnAt !== undefined)) return 'withdrawn';
  for (const end of ['superseded', 'invalidated', 'given', 'refused'] as const)
    if (steps.includes(end)) return end;
  return 'requested';
}
