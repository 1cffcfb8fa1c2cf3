import type { ConsentRecord, SignedEnvelope } from '#catalogue';
import type { EvidenceBook } from '../hub/evidence-book.ts';
import type { Journal, Row } from '../journal/journal.ts';
import type { References } from '../journal/references.ts';
import type { ConsentCommand, ConsentShown } from './recorded-consent.ts';
import { afterCommand, afterEnds } from './recorded-consent.ts';

const TABLES = [
  `CREATE TABLE IF NOT EXISTS consent_commands (
    id TEXT PRIMARY KEY, consent_id TEXT NOT NULL, reference TEXT NOT NULL, type TEXT NOT NULL, seq INTEGER NOT NULL, at TEXT NOT NULL, data TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX IF NOT EXISTS consent_commands_by_reference ON consent_commands (reference, seq)',
];

const TYPE = 'de.wegmarke.consent.';

/**
 * The consents that this agency recorded, by desk or export: its own evidence (Art. 7(1) GDPR), kept beyond the outbox's
 * thirty days. Told from the commands that the hub did not refuse, and from what the hub tells that others ended. An end that
 * the hub has not recorded only stops what leaves here.
 */
export class ConsentBook {
  constructor(
    private readonly journal: Journal,
    private readonly references: Pick<References, 'find'>,
    private readonly evidence: Pick<EvidenceBook, 'of'>,
  ) {
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
    const sql = `SELECT c.type, c.consent_id, o.state, c.data, c.at FROM consent_commands c LEFT JOIN outbox o USING (id)
      WHERE c.reference = ? AND (coalesce(o.state, 'recorded') <> 'refused' OR c.type IN (${ENDS})) ORDER BY c.seq`;
    const restored = new Map(this.restored(reference).map((one) => [one.consentId, one]));
    const commands = this.journal.all(sql, reference).map(commandOf);
    const handle = this.references.find(reference)?.handle;
    const ended = (handle === undefined ? undefined : this.evidence.of(handle)?.ended) ?? [];
    return [...afterEnds(commands.reduce(afterCommand, restored), ended).values()];
  }

  /** What was said under an id before, in any file: questions and answers, also what the hub refused. */
  saidUnder(consentId: string): readonly SaidBefore[] {
    this.copyFromOutbox();
    const sql = `SELECT c.type, c.reference, c.data, o.state FROM consent_commands c LEFT JOIN outbox o USING (id)
      WHERE c.consent_id = ? AND c.type IN (${TAKEN_DOWN}) ORDER BY c.seq`;
    return this.journal.all(sql, consentId).map((row) => ({
      type: String(row['type']),
      reference: String(row['reference']),
      data: JSON.parse(String(row['data'])) as SaidBefore['data'],
      isRefused: row['state'] === 'refused',
    }));
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

/** One question or answer that was said under an id. */
export interface SaidBefore {
  readonly type: string;
  readonly reference: string;
  readonly data: ConsentCommand['data'];
  /** The hub refused it: it never was. */
  readonly isRefused: boolean;
}

/** By these a consent ends: they stop it here whatever the hub answers. */
const ENDS = listed('withdraw', 'invalidate');
const TAKEN_DOWN = listed('request', 'give', 'refuse');

function listed(...verbs: readonly string[]): string {
  return verbs.map((verb) => `'${TYPE}${verb}.v1'`).join(', ');
}

function commandOf(row: Row): ConsentCommand {
  const verb = String(row['type']).slice(TYPE.length).split('.')[0] ?? '';
  const isRecorded = (row['state'] ?? 'recorded') === 'recorded';
  const at = String(row['at']);
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
