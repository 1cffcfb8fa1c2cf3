import type { LedgerProof, LedgerReply, LedgerRestart } from '#catalogue';
import type { Clock, NoteSigner, PublicJwk } from '#ports';
import type { AdapterLog } from '../agency/adapter-log.ts';
import type { AlarmCode } from './alarms.ts';
import type { AlarmEvidence } from './alarm-book.ts';
import { checkProof } from './check-proof.ts';
import type { Head } from './head.ts';
import { headIn, judgeHead, readHead } from './head.ts';
import type { KeptHead } from './head-book.ts';
import type { LedgerBooks } from './ledger-books.ts';

/** How long after its receipt an event may be without a proof, milliseconds. */
const PROOF_WITHIN_MS = 10_000;
/** How long the hub may show no head at all, milliseconds. */
const HEAD_WITHIN_MS = 60_000;

/** What judging needs. */
export interface JudgeParts {
  readonly network: string;
  readonly agency: string;
  readonly clock: Clock;
  readonly log: AdapterLog;
  readonly books: LedgerBooks;
  readonly hubKeys: readonly PublicJwk[];
  readonly signer: Pick<NoteSigner, 'cosign'>;
  /** Puts the newest verified head where operators find it. */
  readonly showHead: (note: string) => void;
  /** Told when the hub declared a restart and its kept entries were compared: what it lost after log position `since` is to be sent again. */
  readonly restarted: (since: number) => void;
}

/** The ledger that is followed, and the head from which it must have grown: after a restart one of the ledger before. */
export interface Held {
  readonly origin: string;
  readonly head?: KeptHead;
}

/**
 * Judges what the hub shows of its ledger: each head against the one before, each proof against what was sent. What holds
 * is kept, what does not raises an alarm; heads are co-signed only while there is none.
 */
export class LedgerJudge {
  /** Since when the hub shows no head; undefined while it shows one. */
  private headlessSince: number | undefined;

  constructor(private readonly parts: JudgeParts) {}

  /** Where this agency stands. */
  held(): Held {
    const { heads, restarts } = this.parts.books;
    const restart = restarts.last();
    const origin = restart?.origin ?? heads.lastOrigin() ?? '';
    const head = heads.newest(origin) ?? (restart && heads.upTo(restart.before, restart.kept));
    return { origin, ...(head && { head }) };
  }

  /** Whether the last answers held no head. */
  get isHeadless(): boolean {
    return this.headlessSince !== undefined;
  }

  /** Takes an answer to a question that was put from where `held` says; whether it is worth asking again at once. */
  take(reply: LedgerReply, held: Held): boolean {
    if (reply.restart !== undefined && reply.restart.origin !== held.origin)
      return this.takeRestart(reply.restart, reply, held);
    const head = this.judged(reply, held);
    if (head === undefined) return false;
    const kept = this.takeProofs(reply, head);
    return kept > 0 && this.parts.books.proofs.isWaiting;
  }

  /** The hub's head when it continues the one that is held; else an alarm. */
  private judged({ note, consistency }: LedgerReply, held: Held): Head | undefined {
    const evidence = { heldNote: held.head?.note, shownNote: note };
    if (note === undefined) return this.noHead(held);
    this.headlessSince = undefined;
    const head = readHead(note, this.parts.hubKeys);
    if (head === undefined) return this.raise('PROOF_INVALID', evidence);
    if (held.origin !== '' && head.origin !== held.origin) return this.raise('LEDGER_FORKED', evidence);
    const judged = judgeHead(held.head && headIn(held.head.note), head, consistency);
    if (judged === 'smaller') return this.raise('LEDGER_ROLLED_BACK', evidence);
    if (judged === 'forked') return this.raise('LEDGER_FORKED', evidence);
    this.adopt(head);
    return head;
  }

  /** A hub that makes its tree anew shows no head for a moment; one that has lost its record shows none for good. */
  private noHead({ head }: Held): undefined {
    const now = Date.parse(this.parts.clock.now());
    this.headlessSince ??= now;
    const isLasting = now - this.headlessSince >= HEAD_WITHIN_MS;
    if (isLasting && (head?.size ?? 0) > 0) this.raise('LEDGER_ROLLED_BACK', { heldNote: head?.note });
  }

  private adopt({ origin, size, note }: Head): void {
    const { books, clock, showHead } = this.parts;
    const known = books.heads.newest(origin);
    this.over('LEDGER_ROLLED_BACK');
    if (known?.size === size) return;
    books.heads.put({ origin, size, note, seenAt: clock.now() });
    showHead(note);
    const restart = books.restarts.last();
    if (restart?.prefix === 'unchecked') {
      books.restarts.prefixHolds(origin);
      this.beginRefill();
    }
  }

  private takeProofs({ proofs }: LedgerReply, head: Head): number {
    const { books, clock } = this.parts;
    let kept = 0;
    for (const proof of proofs) {
      const own = books.proofs.own(proof.id);
      if (own === undefined) continue;
      const leaf = checkProof(proof, own, head);
      if (leaf === undefined) this.raise('PROOF_INVALID', { shownNote: head.note, event: proof.id });
      else if (this.contradicts(proof))
        this.raise('LEDGER_FORKED', { shownNote: head.note, event: proof.id });
      else {
        books.proofs.keep(proof, leaf, head, clock.now());
        kept += 1;
      }
    }
    return kept;
  }

  /** Whether an entry that a restarted ledger kept is not where, or as what, it was proven before. */
  private contradicts({ id, index, place, position }: LedgerProof): boolean {
    const { restarts, proofs } = this.parts.books;
    const restart = restarts.last();
    const known = restart && proofs.known(restart.before, id);
    if (restart === undefined || known === undefined || known.index >= restart.kept) return false;
    // Told again into another case meanwhile, it has another place by its own receipt.
    return known.position === position && (known.index !== index || known.place !== place);
  }

  /** Puts the own line under the newest head of the present ledger, unless there is an alarm. */
  cosignNewest(): void {
    const { network, agency, books, clock, signer, showHead } = this.parts;
    const { origin, head } = this.held();
    if (head === undefined || head.origin !== origin || head.cosignature !== undefined) return;
    if (books.alarms.open().length > 0) return;
    const text = head.note.slice(0, head.note.lastIndexOf('\n\n') + 1);
    const line = signer.cosign(text, `${network}/${agency}`, clock.now());
    books.heads.cosigned(head, line);
    showHead(`${head.note}${line}\n`);
  }

  private takeRestart(restart: LedgerRestart, { note }: LedgerReply, held: Held): boolean {
    const { books, clock, log } = this.parts;
    const evidence = { heldNote: held.head?.note, shownNote: note };
    // A restart leads on from the ledger that is followed, to one that never was.
    const leadsOn = held.origin === '' || restart.before === held.origin;
    if (!leadsOn || books.restarts.knows(restart.origin)) {
      this.raise('LEDGER_FORKED', evidence);
      return false;
    }
    const base = books.heads.upTo(restart.before, restart.kept);
    const toldAt = clock.now();
    books.restarts.put({
      ...restart,
      toldAt,
      ...(held.head && { heldNote: held.head.note }),
      prefix: base === undefined ? 'nothing-to-compare' : 'unchecked',
    });
    log.note('ledger-restarted', { count: restart.kept });
    if (base === undefined) this.beginRefill();
    return true;
  }

  private beginRefill(): void {
    const { books, clock, log, restarted } = this.parts;
    const restart = books.restarts.last();
    if (restart === undefined) return;
    const { before, kept, since } = restart;
    const count = books.refill.begin(since);
    // What no head covers is compared event by event.
    books.proofs.proveAnew(before, books.heads.upTo(before, kept)?.size ?? 0, clock.now());
    this.over('LEDGER_ROLLED_BACK');
    log.note('refill', { count });
    restarted(since);
  }

  /** Raises or ends the alarm about proofs that did not come. */
  judgeOverdue(): void {
    const { books, clock } = this.parts;
    const before = new Date(Date.parse(clock.now()) - PROOF_WITHIN_MS).toISOString();
    if (books.proofs.overdue(before) === 0) this.over('PROOF_OVERDUE');
    else if (!books.alarms.open().includes('PROOF_OVERDUE')) {
      this.raise('PROOF_OVERDUE', { heldNote: this.held().head?.note });
    }
  }

  private raise(code: AlarmCode, evidence: { [part in keyof AlarmEvidence]: string | undefined }): undefined {
    const { books, clock, log } = this.parts;
    const known = Object.fromEntries(Object.entries(evidence).filter(([, text]) => text !== undefined));
    if (books.alarms.raise(code, clock.now(), known)) log.note('ledger-alarm', { code });
  }

  private over(code: AlarmCode): void {
    const { books, clock, log } = this.parts;
    if (books.alarms.over(code, clock.now())) log.note('ledger-alarm-over', { code });
  }
}
