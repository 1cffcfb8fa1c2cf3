import type { SignedEnvelope } from '#catalogue';
import type { Journal } from '../journal/journal.ts';
import type { EnvelopeDraft } from './draft.ts';
import type { Offer } from './offer.ts';
import { DROPPED } from './parked.ts';

/** The hub's code for a correction of an event that it does not have in the case. */
export const CORRECTS_UNKNOWN = 'CORRECTS_UNKNOWN';

/**
 * Condition on the row of the outbox that goes by this alias, without values: what it corrects, if anything, has the hub's last
 * word. Before, the hub would not know which event is meant.
 */
export function correctedIsSettled(alias: 'o' | 'e'): string {
  return `(${alias}.corrects IS NULL
    OR NOT EXISTS (SELECT 1 FROM outbox c WHERE c.id = ${alias}.corrects AND c.state IN ('held', 'ready', 'sent')))`;
}

/** The event that a correction of this one names: itself, or what it corrected where it is not in the hub's log; none at the end. */
export function nearestInLog(journal: Journal, id: string | undefined): string | undefined {
  for (let at = id; at !== undefined;) {
    const row = journal.one('SELECT state, code, attempts, corrects FROM outbox WHERE id = ?', at);
    // What was dropped here after it had left may be recorded all the same.
    const mayBeThere = row?.['code'] === DROPPED && Number(row['attempts']) > 0;
    if (row?.['state'] !== 'refused' || mayBeThere) return at;
    at = correctedBy(journal, at);
  }
  return undefined;
}

/** Which event this one names as the one that it corrects, if any. */
export function correctedBy(journal: Journal, id: string): string | undefined {
  const corrects = journal.one('SELECT corrects FROM outbox WHERE id = ?', id)?.['corrects'];
  return typeof corrects === 'string' ? corrects : undefined;
}

/** What an item of the outbox says, as it would be offered once more; none where its content is gone. */
export function offeredAs(journal: Journal, id: string): Offer | undefined {
  const sql = 'SELECT signed, handle, reference, file, line FROM outbox WHERE id = ?';
  const row = journal.one(sql, id);
  if (typeof row?.['signed'] !== 'string') return undefined;
  const { kind, type, time, data, derivedfrom } = envelopeOf(row['signed']);
  const origin = { file: String(row['file']), line: Number(row['line']), place: 0 };
  return {
    key: [],
    kind,
    type,
    handle: String(row['handle']),
    reference: String(row['reference']),
    happenedAt: time,
    data,
    ...(derivedfrom !== undefined && { derivedfrom }),
    ...(row['file'] !== null && { origin }),
  };
}

/** What is to be signed for an offer. */
export function draftOf(offer: Offer, id: string, corrects: string | undefined): EnvelopeDraft {
  const { kind, type, handle, happenedAt, derivedfrom, data } = offer;
  return {
    id,
    kind,
    type,
    time: happenedAt,
    handle,
    data,
    ...(corrects !== undefined && { corrects }),
    ...(derivedfrom !== undefined && { derivedfrom }),
  };
}

function envelopeOf(signed: string): SignedEnvelope['envelope'] {
  return (JSON.parse(signed) as SignedEnvelope).envelope;
}
