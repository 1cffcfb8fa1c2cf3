import { createHash } from 'node:crypto';
import type { Journal } from '../journal/journal.ts';
import { draftOf } from './correction-chain.ts';
import type { SignEnvelope } from './draft.ts';
import { narrows } from './narrowing.ts';
import type { Offer } from './offer.ts';

/** What rows are written with. */
interface RowTools {
  readonly sign: SignEnvelope;
  readonly now: () => string;
}

/** Writes the items of the outbox with their signed envelopes. */
export class ItemRows {
  constructor(
    private readonly journal: Journal,
    private readonly tools: RowTools,
  ) {}

  /** A new item, ready to go. */
  insert(offer: Offer, id: string, corrects: string | undefined): void {
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

  /** What has never left says this instead. */
  replace(offer: Offer, id: string, corrects: string | undefined): void {
    const { text, hash } = this.signed(offer, id, corrects);
    this.journal.run(
      `UPDATE outbox SET type = ?, handle = ?, reference = ?, happened_at = ?, file = ?, line = ?, corrects = ?, hash = ?, signed = ?, state = 'ready', code = NULL
       WHERE id = ?`,
      offer.type,
      offer.handle,
      offer.reference,
      offer.happenedAt,
      offer.origin?.file ?? null,
      offer.origin?.line ?? null,
      corrects ?? null,
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
    const text = JSON.stringify(this.tools.sign(draftOf(offer, id, corrects)));
    return { text, hash: createHash('sha256').update(text).digest('base64url') };
  }
}
