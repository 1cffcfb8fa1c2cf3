import type { Outbox } from './outbox.ts';

/**
 * The keys under which a file that shares no case opens one: the same for whoever asks, so that all of them open one case. Where
 * the hub has recorded that already, the file was split off since as it was the wrong case, and the next one is a new command.
 */
export function openingKey(
  outbox: Pick<Outbox, 'find' | 'idOf'>,
  reference: string,
  splits = 0,
): readonly string[] {
  const key = ['de.wegmarke.case.open', reference, ...(splits === 0 ? [] : [`after-split-${splits}`])];
  const isRecorded = outbox.find(outbox.idOf(key))?.state === 'recorded';
  return isRecorded ? openingKey(outbox, reference, splits + 1) : key;
}
