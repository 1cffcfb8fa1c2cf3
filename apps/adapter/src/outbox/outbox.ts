import type { Receipt, SignedEnvelope } from '#catalogue';
import type { Journal } from '../journal/journal.ts';
import { AnsweredSoFar } from './answered-so-far.ts';
import type { Counts } from './counts.ts';
import { readCounts } from './counts.ts';
import { closingOf } from './closing.ts';
import { correctedBy, CORRECTS_UNKNOWN, nearestInLog, offeredAs } from './correction-chain.ts';
import type { SignEnvelope } from './draft.ts';
import { DueInOrder } from './due-in-order.ts';
import type { Identity } from './identity.ts';
import type { ItemState, OpenItem, OutboxItem } from './item.ts';
import { HELD_BY_HUB, ITEM_COLUMNS, itemOf } from './item.ts';
import { ItemRows } from './item-rows.ts';
import type { KnownEvent } from './known-events.ts';
import { judge, KnownEvents } from './known-events.ts';
import type { NarrowingCommand } from './narrowing.ts';
import { dueNarrowing, ENDS_FOR_GOOD, narrowingOf, SUPERSEDES, WAS_SPLIT_OFF } from './narrowing.ts';
import type { Offer, Offered } from './offer.ts';
import type { ResendPlan } from './resend.ts';
import { againAt, RESEND_PLAN } from './resend.ts';
import { OutboxPause } from './outbox-pause.ts';
import { IS_PARKED, readableItems } from './parked.ts';
import { windowIsFull } from './send-window.ts';

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
  readonly pause: OutboxPause;
  private readonly answeredSoFar: AnsweredSoFar;
  private readonly events: KnownEvents;
  private readonly rows: ItemRows;
  private readonly commandsInOrder: DueInOrder;
  private readonly eventsInOrder: DueInOrder;

  constructor(
    private readonly journal: Journal,
    private readonly tools: OutboxTools,
  ) {
    this.answeredSoFar = new AnsweredSoFar(journal, (tools.resend ?? RESEND_PLAN).firstMs);
    this.events = new KnownEvents(journal);
    this.rows = new ItemRows(journal, tools);
    this.pause = new OutboxPause(journal);
    this.commandsInOrder = new DueInOrder(journal, 'command');
    this.eventsInOrder = new DueInOrder(journal, 'event');
  }

  /** The id under which an offer with these keys is (or would be) known at first. */
  idOf(key: readonly string[]): string {
    return this.tools.identity.eventId(key);
  }

  /**
   * Takes an event or command in. The same keys with the same content are nothing new; with other content they are a
   * correction: in place when the original never left, else as a new event that names the one it corrects, unless that is of
   * another case. A command is never corrected: the same keys are the same command.
   */
  offer(offer: Offer): Offered {
    return this.journal.transaction(() => {
      const originId = this.idOf(offer.key);
      const fingerprint = this.tools.identity.fingerprint(contentOf(offer));
      const known = this.events.find(originId);
      const judged = judge(offer, fingerprint, known);
      const closing = judged === 'new' || judged === 'corrected' ? closingOf(offer) : undefined;
      if (closing !== undefined) this.offer(closing);
      if (known === undefined) this.takeNew(offer, originId, fingerprint);
      else if (judged === 'corrected') return this.takeCorrection(offer, known, fingerprint);
      else if (known.fingerprint === fingerprint) this.events.confirm(known, offer);
      return judged;
    });
  }

  /**
   * What may go now, in the order in which it must go: what narrows goes alone and first, then other commands, then by
   * arrival, and nothing of a case while something earlier of it waits for its receipt, so per handle nothing overtakes.
   * While the outbox is paused, only what narrows; while the window is full, nothing that did not leave before but what
   * narrows. Contains ready items and those whose receipt is overdue; not what only waits its turn at the hub. Ask the own gate
   * about them and {@link hold} or {@link markSent} in the same turn of the event loop.
   */
  due(now: string, limit: number): readonly OpenItem[] {
    const urgent = dueNarrowing(this.journal, now, limit);
    if (urgent.length > 0 || this.pause.present !== undefined) return urgent;
    const isFull = windowIsFull(this.journal);
    const at = { now, queuedAfter: this.answeredSoFar.queuedAfter(now) };
    const commands = this.commandsInOrder.due(at, limit, isFull);
    return [...commands, ...this.eventsInOrder.due(at, limit - commands.length, isFull)];
  }

  /**
   * Marks items as sent and gives the bytes to publish, in the same order. To be called *before* publishing: what is
   * marked and lost is sent again, what is published unmarked could still be changed by a correction in place.
   */
  markSent(ids: readonly string[], at: string): readonly SignedEnvelope[] {
    const spread = this.tools.random();
    return this.journal.transaction(() => ids.flatMap((id) => this.markOneSent(id, at, spread)));
  }

  /** Notes that the hub has come as far as this message, whatever it answered. */
  answered(id: string): void {
    this.answeredSoFar.note(id, this.tools.now());
  }

  /**
   * Notes the hub's receipt; whether it belongs to an item of this outbox. Recorded is final; only what was told again into another
   * case, after this agency had split a wrong link, has its later place in the record, which is still to be proven.
   */
  settle(receipt: Receipt): boolean {
    const { id, outcome, code, position, at } = receipt;
    if (outcome === 'held') return this.settleHeld(id, code ?? null);
    const state: ItemState = outcome === 'accepted' ? 'recorded' : 'refused';
    const [open, later] =
      outcome === 'accepted'
        ? [`(state <> 'recorded' OR ${WAS_SPLIT_OFF})`, [position ?? 0]]
        : [`state NOT IN ('recorded', 'refused')`, []];
    const sql = `UPDATE outbox SET state = ?, code = ?, position = ?, settled_at = ?, again_at = NULL, noted_at = ?, proven_at = NULL
      WHERE id = ? AND ${open}`;
    const reason = state === 'refused' ? (code ?? 'REFUSED') : null;
    const said = [state, reason, position ?? null, at, this.tools.now(), id, ...later];
    const isNews = this.journal.run(sql, ...said) > 0;
    if (isNews && state === 'refused' && code === CORRECTS_UNKNOWN) this.offerAgain(id);
    return this.find(id) !== undefined;
  }

  /** Keeps an item back until its link or basis comes; `code` says why. */
  hold(id: string, code: string): void {
    this.journal.run(
      `UPDATE outbox SET state = 'held', code = ?, again_at = NULL WHERE id = ? AND state IN ('ready', 'sent', 'held') AND NOT ${IS_PARKED}`,
      code,
      id,
    );
  }

  /** Lets a held item go. */
  release(id: string): void {
    const sql = `UPDATE outbox SET state = 'ready', code = NULL WHERE id = ? AND state = 'held' AND NOT ${IS_PARKED}`;
    this.journal.run(sql, id);
  }

  /** All that is held, or what is held for one handle, in order of arrival; not what is parked. */
  heldItems(handle?: string): readonly OpenItem[] {
    const where = handle === undefined ? '' : 'AND handle = ?';
    const sql = `SELECT ${ITEM_COLUMNS}, signed FROM outbox WHERE state = 'held' AND NOT ${IS_PARKED} ${where} ORDER BY kind = 'event', seq`;
    return readableItems(this.journal, this.journal.all(sql, ...(handle === undefined ? [] : [handle])));
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
   * stay for ever, so that the same row is never offered twice, and so does what a refused one was to correct. The end of a consent that the hub refused keeps its content:
   * nobody else knows of it; and so does a consent that superseded another: a withdrawal may name the older one at any time.
   * The number of items that lost their content.
   */
  prune(now: string, keepDays: number): number {
    const before = new Date(Date.parse(now) - keepDays * 86_400_000).toISOString();
    const sql = `UPDATE outbox SET signed = NULL, handle = NULL, reference = NULL, happened_at = NULL, file = NULL, line = NULL,
        corrects = CASE state WHEN 'refused' THEN corrects END
      WHERE signed IS NOT NULL AND settled_at < ?
        AND ((state = 'recorded' AND NOT (${SUPERSEDES})) OR (state = 'refused' AND NOT (${ENDS_FOR_GOOD})))`;
    return this.journal.run(sql, before);
  }

  private takeNew(offer: Offer, id: string, fingerprint: string): void {
    const ofCase = this.caseMark(id, offer);
    this.events.put({ originId: id, currentId: id, fingerprint, correction: 0, ofCase, ...placeOf(offer) });
    this.rows.insert(offer, id, offer.corrects);
  }

  private takeCorrection(offer: Offer, known: KnownEvent, fingerprint: string): Offered {
    const inPlace = this.neverLeft(known.currentId);
    const { originId, currentId: last } = known;
    const corrects = nearestInLog(this.journal, inPlace ? correctedBy(this.journal, last) : last);
    if (corrects !== undefined && this.isOfAnotherCase(offer, known)) return 'moved';
    const correction = inPlace ? known.correction : known.correction + 1;
    const currentId = inPlace ? last : this.tools.identity.eventId(offer.key, correction);
    if (inPlace) this.rows.replace(offer, currentId, corrects);
    else this.rows.insert(offer, currentId, corrects);
    const ofCase = this.caseMark(originId, offer);
    this.events.put({ originId, currentId, fingerprint, correction, ofCase, ...placeOf(offer) });
    return 'corrected';
  }

  /** The hub does not know in this case what the refused item was to correct: what it says goes without that. */
  private offerAgain(refused: string): void {
    const offer = offeredAs(this.journal, refused);
    const unknown = correctedBy(this.journal, refused);
    if (offer === undefined || unknown === undefined) return;
    const id = this.tools.identity.eventId(['de.wegmarke.corrects-again', refused]);
    // Where a newer correction has taken its place, that one goes instead.
    if (!this.events.replaceCurrent(refused, id)) return;
    this.rows.insert(offer, id, nearestInLog(this.journal, correctedBy(this.journal, unknown)));
  }

  private isOfAnotherCase(offer: Offer, { originId, currentId, ofCase }: KnownEvent): boolean {
    const { handle } = this.find(currentId) ?? {};
    return handle === undefined
      ? ofCase !== null && ofCase !== this.caseMark(originId, offer)
      : handle !== offer.handle;
  }

  /** Tells whether a happening is still of the same case, also after its handle was forgotten; the same for no two happenings. */
  private caseMark(originId: string, { handle }: Offer): string {
    return this.tools.identity.fingerprint([originId, handle]);
  }

  /** Once sent, an envelope may still wait in the broker: from then on only a new event can correct it. */
  private neverLeft(id: string): boolean {
    const sql = `SELECT 1 AS yes FROM outbox WHERE id = ? AND attempts = 0 AND state IN ('held', 'ready')`;
    return this.journal.one(sql, id) !== undefined;
  }

  private markOneSent(id: string, at: string, spread: number): readonly SignedEnvelope[] {
    const row = this.journal.one(
      `SELECT attempts FROM outbox WHERE id = ? AND state IN ('ready', 'sent')`,
      id,
    );
    if (row === undefined) return [];
    const attempts = Number(row['attempts']) + 1;
    if (attempts === 1) this.nameNearest(id);
    const again = againAt(at, attempts, spread, this.tools.resend ?? RESEND_PLAN);
    const sql = `UPDATE outbox SET state = 'sent', attempts = ?, sent_at = ?, again_at = ? WHERE id = ?`;
    this.journal.run(sql, attempts, at, again, id);
    const signed = this.journal.one('SELECT signed FROM outbox WHERE id = ?', id)?.['signed'];
    return [JSON.parse(String(signed)) as SignedEnvelope];
  }

  /** What a correction names may have been refused or dropped while it waited: before it first leaves it names the next. */
  private nameNearest(id: string): void {
    const named = correctedBy(this.journal, id);
    const nearest = nearestInLog(this.journal, named);
    const offer = nearest === named ? undefined : offeredAs(this.journal, id);
    if (offer !== undefined) this.rows.replace(offer, id, nearest);
  }

  private settleHeld(id: string, code: string | null): boolean {
    const sql = `UPDATE outbox SET state = 'held', code = ?, again_at = NULL WHERE id = ? AND state IN ('sent', 'held') AND NOT ${IS_PARKED}`;
    this.journal.run(sql, code ?? HELD_BY_HUB, id);
    return this.find(id) !== undefined;
  }
}

function placeOf({ origin }: Offer): Pick<KnownEvent, 'place' | 'line'> {
  return { place: origin?.place ?? null, line: origin?.line ?? null };
}

function contentOf({ kind, type, handle, happenedAt, corrects, data }: Offer): unknown {
  return { kind, type, handle, happenedAt, corrects, data };
}
