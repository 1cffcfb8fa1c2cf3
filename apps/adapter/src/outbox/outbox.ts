import { createHash } from 'node:crypto';
import type { EnvelopeKind, Receipt, SignedEnvelope } from '#catalogue';
import type { Journal } from '../journal/journal.ts';
import type { Counts } from './counts.ts';
import { readCounts } from './counts.ts';
import type { SignEnvelope } from './draft.ts';
import type { Identity } from './identity.ts';
import type { ItemState, OpenItem, OutboxItem } from './item.ts';
import { ITEM_COLUMNS, itemOf, openItemOf } from './item.ts';
import type { KnownEvent } from './known-events.ts';
import { judge, KnownEvents } from './known-events.ts';
import type { NarrowingCommand } from './narrowing.ts';
import { dueNarrowing, ENDS_FOR_GOOD, narrowingOf, narrows, SUPERSEDES } from './narrowing.ts';
import type { Offer, Offered } from './offer.ts';
import type { ResendPlan } from './resend.ts';
import { againAt, RESEND_PLAN } from './resend.ts';

/** What the outbox is given from outside. */
export interface OutboxTools {
  readonly identity: Identity;
  readonly sign: SignEnvelope;
  /** Now, UTC, ISO 8601 with milliseconds and `Z`. */
  readonly now: () => string;
  /** In [0, 1), for the spread of resends. */
  readonly random: () => number;
  readonly resend?: ResendPlan;
}

/**
 * The durable outbox: a message stays here until the hub's signed receipt, and its content {@link Outbox.prune} days beyond. An
 * envelope is signed once, when it is offered; every retry sends the same bytes.
 */
export class Outbox {
  private readonly events: KnownEvents;

  constructor(
    private readonly journal: Journal,
    private readonly tools: OutboxTools,
  ) {
    this.events = new KnownEvents(journal);
  }

  /** The id under which an offer with these keys is (or would be) known at first. */
  idOf(key: readonly string[]): string {
    return this.tools.identity.eventId(key);
  }

  /**
   * Takes an event or command in. The same keys with the same content are nothing new; with other content they are a
   * correction: in place when the original never left, else as a new event that names the one it corrects. A command is
   * never corrected: the same keys are the same command.
   */
  offer(offer: Offer): Offered {
    return this.journal.transaction(() => {
      const originId = this.idOf(offer.key);
      const fingerprint = this.tools.identity.fingerprint(contentOf(offer));
      const known = this.events.find(originId);
      const judged = judge(offer, fingerprint, known);
      if (known === undefined) this.takeNew(offer, originId, fingerprint);
      else if (judged === 'corrected') this.takeCorrection(offer, known, fingerprint);
      else if (known.fingerprint === fingerprint) this.events.confirm(known, offer);
      return judged;
    });
  }

  /**
   * What may go now, in the order in which it must go: what narrows goes alone and first, then other commands, then by
   * arrival, so per handle nothing overtakes. Contains ready items and those whose receipt is overdue. Ask the own gate
   * about them and {@link hold} or {@link markSent} in the same turn of the event loop.
   */
  due(now: string, limit: number): readonly OpenItem[] {
    const urgent = dueNarrowing(this.journal, now, limit);
    if (urgent.length > 0) return urgent;
    const commands = this.dueOf('command', now, limit);
    return [...commands, ...this.dueOf('event', now, limit - commands.length)];
  }

  /**
   * Marks items as sent and gives the bytes to publish, in the same order. To be called *before* publishing: what is
   * marked and lost is sent again, what is published unmarked could still be changed by a correction in place.
   */
  markSent(ids: readonly string[], at: string): readonly SignedEnvelope[] {
    const spread = this.tools.random();
    return this.journal.transaction(() => ids.flatMap((id) => this.markOneSent(id, at, spread)));
  }

  /** Notes the hub's receipt; whether it belongs to an item of this outbox. Recorded is final. */
  settle(receipt: Receipt): boolean {
    const { id, outcome, code, position, at } = receipt;
    if (outcome === 'held') return this.settleHeld(id, code ?? null);
    const state: ItemState = outcome === 'accepted' ? 'recorded' : 'refused';
    const open = outcome === 'accepted' ? `state <> 'recorded'` : `state NOT IN ('recorded', 'refused')`;
    const sql = `UPDATE outbox SET state = ?, code = ?, position = ?, settled_at = ?, again_at = NULL, noted_at = ?
      WHERE id = ? AND ${open}`;
    const reason = state === 'refused' ? (code ?? 'REFUSED') : null;
    this.journal.run(sql, state, reason, position ?? null, at, this.tools.now(), id);
    return this.find(id) !== undefined;
  }

  /** Keeps an item back until its link or basis comes; `code` says why. */
  hold(id: string, code: string): void {
    this.journal.run(
      `UPDATE outbox SET state = 'held', code = ?, again_at = NULL WHERE id = ? AND state IN ('ready', 'sent', 'held')`,
      code,
      id,
    );
  }

  /** Lets a held item go. */
  release(id: string): void {
    this.journal.run(`UPDATE outbox SET state = 'ready', code = NULL WHERE id = ? AND state = 'held'`, id);
  }

  /** All that is held, or what is held for one handle, in order of arrival. */
  heldItems(handle?: string): readonly OpenItem[] {
    const where = handle === undefined ? '' : 'AND handle = ?';
    const sql = `SELECT ${ITEM_COLUMNS}, signed FROM outbox WHERE state = 'held' ${where} ORDER BY kind = 'event', seq`;
    return this.journal.all(sql, ...(handle === undefined ? [] : [handle])).map(openItemOf);
  }

  /** What was said here about one case that narrows, in order; of what the hub refused only the ends of consents. */
  narrowing(handle: string): readonly NarrowingCommand[] {
    return narrowingOf(this.journal, handle);
  }

  /** One item by id. */
  find(id: string): OutboxItem | undefined {
    const row = this.journal.one(`SELECT ${ITEM_COLUMNS} FROM outbox WHERE id = ?`, id);
    return row && itemOf(row);
  }

  /** Items, newest first. */
  list({
    state,
    limit = 500,
  }: { readonly state?: ItemState; readonly limit?: number } = {}): readonly OutboxItem[] {
    const where = state === undefined ? '' : 'WHERE state = ?';
    const sql = `SELECT ${ITEM_COLUMNS} FROM outbox ${where} ORDER BY seq DESC LIMIT ?`;
    return this.journal.all(sql, ...(state === undefined ? [limit] : [state, limit])).map(itemOf);
  }

  /** The numbers of the desk's status. */
  counts(): Counts {
    return readCounts(this.journal);
  }

  /**
   * Forgets the content, reference and place of items whose receipt is older than the keeping time; id, hash and outcome
   * stay for ever, so that the same row is never offered twice. The end of a consent that the hub refused keeps its content:
   * nobody else knows of it; and so does a consent that superseded another: a withdrawal may name the older one at any time.
   * The number of items that lost their content.
   */
  prune(now: string, keepDays: number): number {
    const before = new Date(Date.parse(now) - keepDays * 86_400_000).toISOString();
    const sql = `UPDATE outbox SET signed = NULL, handle = NULL, reference = NULL, happened_at = NULL, corrects = NULL, file = NULL, line = NULL
      WHERE signed IS NOT NULL AND settled_at < ?
        AND ((state = 'recorded' AND NOT (${SUPERSEDES})) OR (state = 'refused' AND NOT (${ENDS_FOR_GOOD})))`;
    return this.journal.run(sql, before);
  }

  private dueOf(kind: EnvelopeKind, now: string, limit: number): readonly OpenItem[] {
    const columns = `seq, signed, ${ITEM_COLUMNS}`;
    // Two walks along the index instead of sorting all that is open.
    const sql = `
      SELECT * FROM (SELECT ${columns} FROM outbox WHERE state = 'ready' AND kind = ? ORDER BY seq LIMIT ?)
      UNION ALL
      SELECT * FROM (SELECT ${columns} FROM outbox WHERE state = 'sent' AND kind = ? AND again_at <= ? ORDER BY seq LIMIT ?)
      ORDER BY seq LIMIT ?`;
    return this.journal.all(sql, kind, limit, kind, now, limit, limit).map(openItemOf);
  }

  private takeNew(offer: Offer, id: string, fingerprint: string): void {
    this.events.put({ originId: id, currentId: id, fingerprint, correction: 0, ...placeOf(offer) });
    this.insert(offer, id, offer.corrects);
  }

  private takeCorrection(offer: Offer, known: KnownEvent, fingerprint: string): void {
    const inPlace = this.neverLeft(known.currentId);
    const correction = inPlace ? known.correction : known.correction + 1;
    const currentId = inPlace ? known.currentId : this.tools.identity.eventId(offer.key, correction);
    if (inPlace) this.replace(offer, currentId);
    else this.insert(offer, currentId, this.toCorrect(known.currentId));
    this.events.put({ ...known, currentId, fingerprint, correction, ...placeOf(offer) });
  }

  /** What the hub refused is not in the log: the correction takes its place beside what it corrected, if anything. */
  private toCorrect(id: string): string | undefined {
    const previous = this.find(id);
    return previous?.state === 'refused' ? previous.corrects : id;
  }

  /** Once sent, an envelope may still wait in the broker: from then on only a new event can correct it. */
  private neverLeft(id: string): boolean {
    const sql = `SELECT 1 AS yes FROM outbox WHERE id = ? AND attempts = 0 AND state IN ('held', 'ready')`;
    return this.journal.one(sql, id) !== undefined;
  }

  private insert(offer: Offer, id: string, corrects: string | undefined): void {
    const { text, hash } = this.signed(offer, id, corrects);
    const { kind, type, handle, reference, happenedAt, origin } = offer;
    this.journal.run(
      `INSERT INTO outbox (id, kind, type, handle, reference, happened_at, state, corrects, file, line, hash, signed, offered_at, narrows)
       VALUES (?, ?, ?, ?, ?, ?, 'ready', ?, ?, ?, ?, ?, ?, ?)`,
      id,
      kind,
      type,
      handle,
      reference,
      happenedAt,
      corrects ?? null,
      origin?.file ?? null,
      origin?.line ?? null,
      hash,
      text,
      this.tools.now(),
      kind === 'command' && narrows(type, offer.data) ? 1 : 0,
    );
  }

  private replace(offer: Offer, id: string): void {
    const corrects = this.find(id)?.corrects;
    const { text, hash } = this.signed(offer, id, corrects);
    this.journal.run(
      `UPDATE outbox SET type = ?, handle = ?, reference = ?, happened_at = ?, file = ?, line = ?, hash = ?, signed = ?, state = 'ready', code = NULL
       WHERE id = ?`,
      offer.type,
      offer.handle,
      offer.reference,
      offer.happenedAt,
      offer.origin?.file ?? null,
      offer.origin?.line ?? null,
      hash,
      text,
      id,
    );
  }

  private signed(
    offer: Offer,
    id: string,
    corrects: string | undefined,
  ): { readonly text: string; readonly hash: string } {
    const { kind, type, handle, happenedAt, derivedfrom, data } = offer;
    const text = JSON.stringify(
      this.tools.sign({
        id,
        kind,
        type,
        time: happenedAt,
        handle,
        data,
        ...(corrects !== undefined && { corrects }),
        ...(derivedfrom !== undefined && { derivedfrom }),
      }),
    );
    return { text, hash: createHash('sha256').update(text).digest('base64url') };
  }

  private markOneSent(id: string, at: string, spread: number): readonly SignedEnvelope[] {
    const row = this.journal.one(
      `SELECT signed, attempts FROM outbox WHERE id = ? AND state IN ('ready', 'sent')`,
      id,
    );
    if (row === undefined) return [];
    const attempts = Number(row['attempts']) + 1;
    const again = againAt(at, attempts, spread, this.tools.resend ?? RESEND_PLAN);
    const sql = `UPDATE outbox SET state = 'sent', attempts = ?, sent_at = ?, again_at = ? WHERE id = ?`;
    this.journal.run(sql, attempts, at, again, id);
    return [JSON.parse(String(row['signed'])) as SignedEnvelope];
  }

  private settleHeld(id: string, code: string | null): boolean {
    const sql = `UPDATE outbox SET state = 'held', code = ?, again_at = NULL WHERE id = ? AND state IN ('sent', 'held')`;
    this.journal.run(sql, code ?? 'NO_BASIS_NOW', id);
    return this.find(id) !== undefined;
  }
}

function placeOf({ origin }: Offer): Pick<KnownEvent, 'place' | 'line'> {
  return { place: origin?.place ?? null, line: origin?.line ?? null };
}

function contentOf({ kind, type, handle, happenedAt, corrects, data }: Offer): unknown {
  return { kind, type, handle, happenedAt, corrects, data };
}
