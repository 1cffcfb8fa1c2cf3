import type { SignedEnvelope } from '#catalogue';
import { handleOf } from '#catalogue';

/** One step through a batch: commands of each handle in their order, then the events that come before the handle's next command. */
export interface Round {
  readonly commands: readonly (readonly SignedEnvelope[])[];
  readonly events: readonly SignedEnvelope[];
}

/**
 * Cuts a batch into rounds in which everything may run side by side: only envelopes of the same handle depend on each other,
 * and those keep their order.
 */
export function roundsOf(batch: readonly SignedEnvelope[]): readonly Round[] {
  const queues = [...Map.groupBy(batch, ({ envelope }) => handleOf(envelope)).values()].map((queue) => [
    ...queue,
  ]);
  const rounds: Round[] = [];
  while (queues.some((queue) => queue.length > 0)) {
    const commands = queues.map((queue) => leading(queue, 'command')).filter((run) => run.length > 0);
    rounds.push({ commands, events: queues.flatMap((queue) => leading(queue, 'event')) });
  }
  return rounds;
}

function leading(queue: SignedEnvelope[], kind: 'event' | 'command'): SignedEnvelope[] {
  const end = queue.findIndex(({ envelope }) => envelope.kind !== kind);
  return queue.splice(0, end === -1 ? queue.length : end);
}
