import type { LedgerAsk, LedgerProof, LedgerReply, LedgerRestart } from '#catalogue';
import type { PublicJwk, Sealer } from '#ports';
import type { HubChannel } from '../hub/hub-channel.ts';
import { HubAnswerInvalid, toBytes, toText } from '../hub/hub-channel.ts';

/** What asking needs. */
export interface AskParts {
  readonly channel: Pick<HubChannel, 'ledger'>;
  readonly sealer: Pick<Sealer, 'sign' | 'open' | 'verify'>;
  readonly hubKeys: readonly PublicJwk[];
}

/** Puts a question to the hub's ledger; throws `HubAway`, and {@link HubAnswerInvalid} when the answer is not the hub's for this agency. */
export async function askLedger(
  { channel, sealer, hubKeys }: AskParts,
  ask: LedgerAsk,
): Promise<LedgerReply> {
  const answer = await channel.ledger(toBytes(sealer.sign(ask)));
  const plain = sealer.open(toText(answer));
  const reply = plain && (sealer.verify(toText(plain), hubKeys) as LedgerReply | undefined);
  if (reply === undefined || !isWhole(reply)) throw new HubAnswerInvalid('answer about its ledger');
  return reply;
}

function isWhole({ note, consistency, proofs, restart }: LedgerReply): boolean {
  return (
    (note === undefined || typeof note === 'string') &&
    Array.isArray(consistency) &&
    consistency.every((hash) => typeof hash === 'string') &&
    Array.isArray(proofs) &&
    (proofs as readonly (LedgerProof | null)[]).every((proof) => typeof proof?.id === 'string') &&
    (restart === undefined || isRestart(restart))
  );
}

function isRestart({ origin, before, kept, since, at }: LedgerRestart): boolean {
  const texts = [origin, before, at].every((text) => typeof text === 'string' && text !== '');
  return texts && [kept, since].every((count) => Number.isSafeInteger(count) && count >= 0);
}
