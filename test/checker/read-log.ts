import { readFileSync } from 'node:fs';
import pg from 'pg';
import type { LogEntry } from './log-entry.ts';
import type { Keks, SealedColumns, StoredKey } from './open-sealed.ts';
import { generationIn, openSealed, readKeks, sealedKind } from './open-sealed.ts';

type Row = Omit<LogEntry, 'kind' | 'content'> & SealedColumns & { readonly key: StoredKey | null };

const LOG = `
SELECT e.position::int, e.stream, e.revision, e.id, e.type, e.version, e.network, e.agency, e.theme, e.category,
  e.happened_at AS "happenedAt", e.recorded_at AS "recordedAt", e.commitment, e.signature,
  e.sealed_kid AS kid, e.sealed_iv AS iv, e.sealed_ct AS ct, e.sealed_tag AS tag,
  CASE WHEN o.wrapped IS NOT NULL THEN json_build_object('kid', c.kid, 'network', c.network, 'caseId', c.case_id,
    'controller', c.controller, 'wrapped', c.wrapped, 'ownerWrapped', o.wrapped) END AS key
FROM record.events e
LEFT JOIN vault.content_keys c ON c.kid = e.sealed_kid
LEFT JOIN vault.owner_keys o ON (o.network, o.case_id, o.controller) = (c.network, c.case_id, c.controller)
ORDER BY e.position`;

/** Reads the whole log from the hub's database and opens the hub's own facts and releases with its key-encryption key. */
export async function readLog(databaseUrl: string, kekFile: string): Promise<readonly LogEntry[]> {
  const keks = readKeks(readFileSync(kekFile, 'utf8'));
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<Row>(LOG);
    return rows.map((row) => entryOf(row, keks));
  } finally {
    await client.end();
  }
}

function entryOf({ key, kid, iv, ct, tag, ...clear }: Row, keks: Keks): LogEntry {
  const kind = sealedKind(kid);
  if (kind === 'payload') return { ...clear, kind };
  if (key === null && kind !== undefined) return { ...clear, kind: 'gone' };
  const kek = key === null ? undefined : keks.get(generationIn(key.ownerWrapped));
  const content = key && kek && openSealed({ id: clear.id, kid, iv, ct, tag }, key, kek);
  if (kind === undefined || !isContent(content)) return { ...clear, kind: 'broken' };
  return { ...clear, kind: 'fact', content };
}

function isContent(value: unknown): value is NonNullable<LogEntry['content']> {
  return typeof value === 'object' && value !== null && 'salt' in value && 'data' in value;
}
