import type { Receipt } from '#catalogue';
import type { Fields } from './body.ts';
import type { DeskAnswer } from './server.ts';

/** What a member of staff is told: the hub's receipt, or that the command waits and reaches the hub by itself. */
export function receiptAnswer(status: number, receipt: Receipt | undefined, about: Fields = {}): DeskAnswer {
  return receipt === undefined
    ? { status: 202, body: { ...about, state: 'waiting' } }
    : { status, body: { ...about, receipt } };
}
