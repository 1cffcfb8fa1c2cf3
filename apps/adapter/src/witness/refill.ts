import type { Receipt, SignedEnvelope } from '#catalogue';
import { MAX_BATCH } from '#catalogue';
import type { Journal } from '../journal/journal.ts';
import { againAt } from '../outbox/resend.ts';

/** A message that the restarted hub has not accepted again. */
export interface MissingMessage {
  readonly id: string;
  readonly type: string;
  readonly reference?: string;
  /** The hub's code; `NOT_KEPT`: the content's keeping time was over, so it could not be sent again. */
  readonly code: string;
}

/** How far a refill is. */
export interface RefillCounts {
  readonly accepted: number;
  /** Without a first answer of the restarted hub. */
  readonly waiting: number;
  /** Not accepted; asked again as long as they may be. */
  readonly missing: number;
  /** Accepted, but not yet proven to be in the new ledger. */
  readonly unproven: number;
}

/** What the refill needs of the outbox. */
interface OutboxPart {
  settle(receipt: Receipt): boolean;
  hold(id: string, code: string): void;
}

/** What is forgotten in the outbox cannot be sent again. */
const NOT_KEPT = 'NOT_KEPT';
const MISSING_LISTED = 500;
/** A no is final only when everybody else had time to bring back what it may rest on. */
const GIVE_UP_MS = 24 * 3_600_000;
/** How many answers a message that is not accepted gets before it is reported as missing: what it rests on may come from another agency. */
const LEAST_TRIES = 3;
const UNANSWERED = { firstMs: 5_000, mostMs: 60_000 };
const REFUSED = { firstMs: 1_000, mostMs: 60_000 };

/** Brings what a restarted hub has lost back to it, in the order in which it had accepted it; durable, so that it goes on after a crash. */
export class Refill {
  constructor(
    private readonly journal: Journal,
    private readonly outbox: OutboxPart,
    private readonly random: () => number,
  ) {}

  /** Everything that the hub accepted after a position is to be sent again; how many messages that is. */
  begin(since: number): number {
    return this.journal.transaction(() => {
      const lost = `state = 'recorded' AND position > ?`;
      const count = this.journal.run(
        `INSERT INTO ledger_refill (id, rank, state) SELECT id, position, iif(signed IS NULL, 'forgotten', 'due') FROM outbox WHERE ${lost}
         ON CONFLICT (id) DO UPDATE SET rank = excluded.rank, state = excluded.state, code = NULL, tries = 0, again_at = NULL`,
        since,
      );
      this.journal.run(
        `UPDATE outbox SET state = 'refused', code = '${NOT_KEPT}', position = NULL WHERE signed IS NULL AND ${lost}`,
        since,
      );
      this.journal.run(
        `UPDATE outbox SET state = 'sent', again_at = NULL, position = NULL, proven_at = NULL WHERE ${lost}`,
        since,
      );
      return count;
    });
  }

  /** The next messages to send again, marked as sent; none while answers to earlier ones are awaited, so that nothing overtakes. */
  next(now: string): readonly SignedEnvelope[] {
    const underWay = `SELECT 1 FROM ledger_refill WHERE state = 'sent' AND again_at > ? LIMIT 1`;
    if (this.journal.one(underWay, now) !== undefined) return [];
    const sql = `SELECT refill.id, tries, refill.state, signed FROM ledger_refill AS refill JOIN outbox USING (id)
      WHERE signed IS NOT NULL AND (refill.state = 'due' OR (refill.state IN ('sent', 'held', 'refused') AND refill.again_at <= ?))
      ORDER BY rank LIMIT ${MAX_BATCH}`;
    return this.journal.transaction(() =>
      this.journal.all(sql, now).map((row) => {
        const tries = Number(row['tries']) + 1;
        const again = againAt(now, tries, this.random(), UNANSWERED);
        const sent = `UPDATE ledger_refill SET state = iif(state = 'due', 'sent', state), tries = ?, again_at = ? WHERE id = ?`;
        this.journal.run(sent, tries, again, String(row['id']));
        return JSON.parse(String(row['signed'])) as SignedEnvelope;
      }),
    );
  }

  /** Takes a receipt for a message of the refill; false when it is none of them, and the outbox's own rules apply. */
  settle(receipt: Receipt, now: string): boolean {
    const { id, outcome } = receipt;
    const open = `state IN ('due', 'sent', 'held', 'refused')`;
    const row = this.journal.one(`SELECT state, tries FROM ledger_refill WHERE id = ? AND ${open}`, id);
    if (row === undefined) return false;
    // Before it was sent again, a receipt can only be one of before the restart.
    if (row['state'] === 'due') return true;
    if (outcome === 'accepted') this.accepted(receipt);
    else this.notAccepted(receipt, againAt(now, Number(row['tries']), this.random(), REFUSED));
    return true;
  }

  /** What was refused until now, and for a day, stays refused. */
  giveUp(toldAt: string, now: string): void {
    if (Date.parse(now) - Date.parse(toldAt) < GIVE_UP_MS) return;
    this.journal.transaction(() => {
      const rows = this.journal.all(
        `SELECT id, code FROM ledger_refill WHERE state = 'refused' AND again_at IS NOT NULL`,
      );
      for (const { id, code } of rows)
        this.outbox.settle({ id: String(id), outcome: 'refused', code: String(code), at: now });
      this.journal.run('UPDATE ledger_refill SET again_at = NULL');
    });
  }

  counts(): RefillCounts {
    const inState = (...states: readonly string[]): number =>
      Number(
        this.journal.one(
          `SELECT count(*) AS n FROM ledger_refill WHERE state IN (${states.map(() => '?').join(', ')})`,
          ...states,
        )?.['n'],
      );
    const unproven = this.journal.one(
      `SELECT count(*) AS n FROM ledger_refill AS refill JOIN outbox USING (id) WHERE refill.state = 'accepted' AND proven_at IS NULL`,
    )?.['n'];
    return {
      accepted: inState('accepted'),
      waiting: inState('due', 'sent'),
      missing: inState('held', 'refused', 'forgotten'),
      unproven: Number(unproven),
    };
  }

  /** Whether all that can be said of the refill can be said: every message is back and proven, or was turned down often enough. */
  get isAnswered(): boolean {
    const { waiting, unproven } = this.counts();
    const young = `SELECT 1 FROM ledger_refill WHERE state IN ('held', 'refused') AND tries < ${LEAST_TRIES} LIMIT 1`;
    return waiting === 0 && unproven === 0 && this.journal.one(young) === undefined;
  }

  /** Whether anything is left to be sent. */
  get isOpen(): boolean {
    const sql = `SELECT 1 FROM ledger_refill WHERE state IN ('due', 'sent') OR (state IN ('held', 'refused') AND again_at IS NOT NULL) LIMIT 1`;
    return this.journal.one(sql) !== undefined;
  }

  /** What is not accepted again, in the order in which it was accepted before. */
  missing(): readonly MissingMessage[] {
    const sql = `SELECT refill.id, type, reference, refill.code FROM ledger_refill AS refill JOIN outbox USING (id)
      WHERE refill.state IN ('held', 'refused', 'forgotten') ORDER BY rank LIMIT ${MISSING_LISTED}`;
    return this.journal.all(sql).map(({ id, type, reference, code }) => ({
      id: String(id),
      type: String(type),
      ...(typeof reference === 'string' && { reference }),
      code: String(code ?? NOT_KEPT),
    }));
  }

  private accepted(receipt: Receipt): void {
    const sql = `UPDATE ledger_refill SET state = 'accepted', code = NULL, again_at = NULL WHERE id = ?`;
    this.journal.run(sql, receipt.id);
    this.outbox.settle(receipt);
  }

  /** A refusal is not final here: what it rests on may be brought back by another agency. */
  private notAccepted({ id, outcome, code }: Receipt, again: string): void {
    const reason = code ?? 'REFUSED';
    const sql = 'UPDATE ledger_refill SET state = ?, code = ?, again_at = ? WHERE id = ?';
    this.journal.run(sql, outcome, reason, again, id);
    this.outbox.hold(id, reason);
  }
}
