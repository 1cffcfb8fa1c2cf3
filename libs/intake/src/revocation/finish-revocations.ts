import type { Distrusted, DistrustOrder } from '#casefile';
import { RELEASE_WINDOW_MS } from '#gate';
import type { Position } from '#ports';
import type { OpenRevocation, Registry } from '#registry';
import { completeRevocation } from '#registry';

/** What revocations are brought to their end with. */
export interface RevocationParts {
  readonly registry: Pick<Registry, 'compromises' | 'record'>;
  /** Puts in doubt what the key signed since then; the same order doubts nothing twice. */
  readonly distrust: (order: DistrustOrder) => Promise<Distrusted>;
  /** Waits so many milliseconds. */
  readonly wait: (ms: number) => Promise<unknown>;
}

/** One revocation brought to its end. */
export interface FinishedRevocation extends Pick<OpenRevocation, 'agency' | 'kid' | 'revocation'> {
  readonly cases: number;
  readonly entries: number;
  readonly upTo: Position;
}

/**
 * Brings every revocation of a compromised key that was begun to its end: all that the key signed since then is in doubt, and what
 * was released just before has left or never will. Done again after a crash it goes on. Answers with what was open.
 */
export async function finishRevocations(
  parts: RevocationParts,
  network: string,
): Promise<readonly FinishedRevocation[]> {
  const finished: FinishedRevocation[] = [];
  const open = (await parts.registry.compromises(network)).filter(({ completed }) => completed === undefined);
  for (const one of open) finished.push(await finish(parts, network, one));
  return finished;
}

/** Looks once more at what was recorded after a place in the log: what a hub had in hand when the key was revoked comes in late. */
export function lookAgain(
  { distrust }: Pick<RevocationParts, 'distrust'>,
  network: string,
  { agency, kid, since, revocation, at }: OpenRevocation,
  after?: Position,
): Promise<Distrusted> {
  return distrust({ network, agency, kid, since, revocation, at, ...(after !== undefined && { after }) });
}

async function finish(
  parts: RevocationParts,
  network: string,
  open: OpenRevocation,
): Promise<FinishedRevocation> {
  const { agency, kid, revocation } = open;
  const first = await lookAgain(parts, network, open);
  await parts.wait(RELEASE_WINDOW_MS);
  const late = await lookAgain(parts, network, open, first.upTo);
  const found = { cases: first.cases + late.cases, entries: first.entries + late.entries };
  await parts.registry.record(network, (state, at) =>
    completeRevocation({ agency, revocation, ...found }, state, at),
  );
  return { agency, kid, revocation, ...found, upTo: late.upTo };
}
