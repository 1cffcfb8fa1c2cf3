import type {
  AccessChange,
  AccessEntry,
  AccessFilters,
  AccessPlace,
  AccessQuery,
  AccessRow,
  ProvisionUse,
} from '../access-log.ts';
import { AccessLog } from '../access-log.ts';
import type { Position } from '../event-store.ts';

type Whose = Pick<AccessQuery, 'network' | 'scope' | 'now'>;

/** The doors at which an agency's staff reads. */
const READING: readonly string[] = ['timeline', 'export', 'embed'];

/** Who saw what, in memory: the twin of the durable access logs for tests. */
export class MemoryAccessLog extends AccessLog {
  #checkpoint: Position = 0;
  #rows = new Map<string, AccessEntry>();

  async checkpoint(): Promise<Position> {
    return this.#checkpoint;
  }

  async apply(position: Position, changes: readonly AccessChange[]): Promise<void> {
    if (position <= this.#checkpoint) return;
    this.#checkpoint = position;
    for (const change of changes) this.#enter(change);
  }

  async amend(changes: readonly AccessChange[]): Promise<void> {
    for (const change of changes) this.#enter(change);
  }

  async search({ filters, after, max, ...whose }: AccessQuery): Promise<readonly AccessRow[]> {
    return this.#ofScope(whose)
      .filter((row) => matches(row, filters, whose.scope) && (after === undefined || follows(row, after)))
      .slice(0, max);
  }

  async at(whose: Whose, { position, ordinal }: AccessPlace): Promise<AccessRow | undefined> {
    return this.#ofScope(whose).find((row) => row.position === position && row.ordinal === ordinal);
  }

  async used(whose: Whose, caseIds: readonly string[], since: string): Promise<readonly ProvisionUse[]> {
    const uses = this.#ofScope(whose).flatMap(({ caseId, recordedBy, consentId, provisionId, at }) => {
      if (caseId === undefined || consentId === undefined || provisionId === undefined) return [];
      const use = { caseId, ...(recordedBy !== undefined && { recordedBy }), consentId, provisionId };
      return at >= since && caseIds.includes(caseId) ? [use] : [];
    });
    return [...new Map(uses.map((use) => [JSON.stringify(use), use])).values()];
  }

  /** Puts a newly built log in the place of this one. */
  becomes(built: MemoryAccessLog): void {
    this.#checkpoint = built.#checkpoint;
    this.#rows = built.#rows;
  }

  /** All rows that exist for a scope, newest first, counted within their release. */
  #ofScope({ network, scope, now }: Whose): readonly AccessRow[] {
    const rows = [...this.#rows.values()]
      .filter((row) => row.network === network && row.expiresAt > now && concerns(row, scope))
      .sort((one, other) => other.position - one.position || one.n - other.n);
    const counted = new Map<Position, number>();
    return rows.map((row) => {
      const ordinal = counted.get(row.position) ?? 0;
      counted.set(row.position, ordinal + 1);
      return { ...row, ordinal };
    });
  }

  #enter(change: AccessChange): void {
    if (change.kind === 'entered') {
      const { network, position, n } = change.entry;
      const name = JSON.stringify([network, position, n]);
      if (!this.#rows.has(name)) this.#rows.set(name, change.entry);
      return;
    }
    for (const [name, row] of this.#rows) {
      if (row.network !== change.network) continue;
      if (change.kind === 'abandoned' && row.release === change.release)
        this.#rows.set(name, { ...row, abandoned: true });
      if (change.kind === 'expired' && row.expiresAt <= change.at) this.#rows.delete(name);
      if (change.kind === 'erased' && row.caseId === change.caseId && concerns(row, change.agencies))
        this.#rows.delete(name);
    }
  }
}

/** Whether one of the agencies is sender or recipient; without agencies it is everybody. */
function concerns({ sender, recipient }: AccessEntry, agencies?: readonly string[]): boolean {
  if (agencies === undefined) return true;
  return agencies.includes(recipient) || (sender !== undefined && agencies.includes(sender));
}

function follows({ position, ordinal }: AccessRow, after: AccessPlace): boolean {
  return position < after.position || (position === after.position && ordinal > after.ordinal);
}

function matches(row: AccessRow, filters: AccessFilters, scope: readonly string[]): boolean {
  const { agency, actor, eventId, caseIds, from = row.at, until, ownReads = false, ...equal } = filters;
  const own = scope.includes(row.recipient);
  const answers = [
    ...Object.entries(equal).map(([name, value]) => row[name as keyof AccessRow] === value),
    agency === undefined || concerns(row, [agency]),
    actor === undefined || (own && row.actor === actor),
    eventId === undefined || row.eventIds.includes(eventId),
    caseIds === undefined || caseIds.includes(row.caseId ?? ''),
    row.at >= from,
    until === undefined || row.at < until,
    !ownReads || (own && isRead(row)),
  ];
  return answers.every(Boolean);
}

function isRead({ n, decision, door }: AccessRow): boolean {
  return n === 0 && decision === 'permit' && READING.includes(door);
}
