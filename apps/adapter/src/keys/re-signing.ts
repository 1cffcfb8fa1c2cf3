import { createHash } from 'node:crypto';
import type { Receipt, SignedEnvelope } from '#catalogue';
import { headOf } from '#catalogue';
import type { Clock, Sealer } from '#ports';
import type { Journal, Row } from '../journal/journal.ts';
import { IS_PARKED } from '../outbox/parked.ts';

/** The hub's code for a signature of a key that was revoked, or whose overlap is over. */
const KEY_NOT_USABLE = 'KEY_NOT_USABLE';
const PAGE = 500;
/** So many copies of a message may be on their way when its key ends. */
const COPIES = 3;

/** The hub takes no signature of this agency's key any more, and there is no other: somebody has to rotate the keys. */
export class KeyNotUsable extends Error {
  readonly code = KEY_NOT_USABLE;

  constructor() {
    super("the agency's key was revoked or replaced: run rotate-keys and restart the adapter");
    this.name = 'KeyNotUsable';
  }
}

/** What becomes of a receipt: another signature goes out, this agency has no other key, or it is about something else. */
export type KeyAnswer = 'signed-again' | 'no-other-key' | 'not-about-keys';

/**
 * Signs what is not recorded yet with the key that is the agency's now: the envelope, its id and its commitment stay, so the hub recognises what
 * it has. What may be recorded already under the earlier signature is proven by that one, so it is kept.
 */
export class ReSigning {
  constructor(
    private readonly journal: Journal,
    private readonly sealer: Pick<Sealer, 'signDetached' | 'publicKeys'>,
    private readonly clock: Clock,
  ) {}

  /** At the start: when the key is another one than last time, everything that is open gets its signature. How many did. */
  atStart(): number {
    const { journal } = this;
    return journal.transaction(() => {
      const last = journal.one('SELECT kid FROM signing_key WHERE only = 1')?.['kid'];
      if (last === this.kid) return 0;
      journal.run('INSERT OR REPLACE INTO signing_key VALUES (1, ?)', this.kid);
      const proven =
        'DELETE FROM earlier_signatures WHERE id IN (SELECT id FROM outbox WHERE proven_at IS NOT NULL)';
      journal.run(proven);
      return this.allOpen();
    });
  }

  /** Takes the receipt of something whose signature is not taken any more; it goes out again at once under another. */
  take({ id, outcome, code }: Receipt): KeyAnswer {
    if (outcome !== 'held' || code !== KEY_NOT_USABLE) return 'not-about-keys';
    return this.journal.transaction(() => {
      const row = this.journal.one(`${SELECT} WHERE id = ? AND signed IS NOT NULL AND ${IS_UNDER_WAY}`, id);
      // Whoever holds the old key can have such receipts made: they move nothing that is settled, dropped or put aside.
      if (row === undefined) return 'not-about-keys';
      if (!this.sign(row)) return this.isOfAnEarlierCopy(row) ? 'signed-again' : this.waitForKey(id);
      const now = this.clock.now();
      // What left is waited for as before; what was held is asked about at the own gate again.
      const again = `UPDATE outbox SET again_at = ?, state = iif(state = 'held', 'ready', state), code = NULL WHERE id = ? AND state IN ('sent', 'held')`;
      this.journal.run(again, now, id);
      const refill = `UPDATE ledger_refill SET again_at = ? WHERE id = ? AND state IN ('sent', 'held', 'refused')`;
      this.journal.run(refill, now, id);
      return 'signed-again';
    });
  }

  /** It is sent again and again, as before; whoever looks at it sees for what it waits. */
  private waitForKey(id: string): 'no-other-key' {
    this.journal.run(`UPDATE outbox SET code = ? WHERE id = ? AND state = 'sent'`, KEY_NOT_USABLE, id);
    return 'no-other-key';
  }

  /** A copy under the earlier key was still on its way; one under the present key is not refused again and again. */
  private isOfAnEarlierCopy({ id, attempts }: Row): boolean {
    const earlier = this.journal.one('SELECT 1 FROM earlier_signatures WHERE id = ?', String(id));
    return earlier !== undefined && Number(attempts) <= COPIES;
  }

  private get kid(): string {
    return this.sealer.publicKeys.signing[0]?.kid ?? '';
  }

  private allOpen(): number {
    const sql = `${SELECT} WHERE state IN ('held', 'ready', 'sent') AND signed IS NOT NULL AND seq > ? ORDER BY seq LIMIT ${PAGE}`;
    let count = 0;
    let after = 0;
    let rows: readonly Row[];
    do {
      rows = this.journal.all(sql, after);
      count += rows.filter((row) => this.sign(row)).length;
      after = Number(rows.at(-1)?.['seq'] ?? after);
    } while (rows.length === PAGE);
    return count;
  }

  /** Whether there was another signature to give. */
  private sign(row: Row): boolean {
    const { envelope, signature } = JSON.parse(String(row['signed'])) as SignedEnvelope;
    if (namesKey(signature, this.kid)) return false;
    const id = String(row['id']);
    if (Number(row['attempts']) > 0)
      this.journal.run('INSERT OR IGNORE INTO earlier_signatures VALUES (?, ?)', id, signature);
    const text = JSON.stringify({ envelope, signature: this.sealer.signDetached(headOf(envelope)) });
    const hash = createHash('sha256').update(text).digest('base64url');
    this.journal.run('UPDATE outbox SET signed = ?, hash = ? WHERE id = ?', text, hash, id);
    // Its attempts with a key that nobody took say nothing; it did leave, so it never counts as one that did not.
    const anew = `UPDATE outbox SET attempts = 1, again_at = ?, code = NULL WHERE id = ? AND state = 'sent'`;
    this.journal.run(anew, this.clock.now(), id);
    return true;
  }
}

const SELECT = 'SELECT seq, id, attempts, signed FROM outbox';

/** Condition on a row of the outbox: a receipt of it is still waited for, here or to fill a restored hub. */
const IS_UNDER_WAY = `((state IN ('sent', 'held') AND NOT ${IS_PARKED})
  OR EXISTS (SELECT 1 FROM ledger_refill r WHERE r.id = outbox.id AND r.state IN ('sent', 'held', 'refused')))`;

/** Whether the protected header of a detached JWS names the key. */
function namesKey(signature: string, kid: string): boolean {
  const header = Buffer.from(signature.split('.')[0] ?? '', 'base64url').toString('utf8');
  return (JSON.parse(header) as { readonly kid?: unknown }).kid === kid;
}
