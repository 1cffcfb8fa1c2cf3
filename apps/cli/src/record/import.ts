import type { Bench, Report } from '../command.ts';
import { recordNotEmpty } from '../explain-error.ts';
import { refused } from '../failure.ts';
import type { Installation } from '../installation.ts';
import { counted } from '../tell/progress.ts';
import { checkedRecord, eventsIn } from './read-record.ts';

/** Loads an exported log into an empty record. */
export async function importRecord({ line, hub, progress }: Bench): Promise<Report> {
  const file = line.operand('file');
  refuseOtherDriver(hub);
  const archive = await hub.archive();
  if (!(await archive.isEmpty())) throw recordNotEmpty();
  const chain = await checkedRecord(file, 'FILE_DAMAGED', (_, { events }) =>
    progress.at('events checked', events),
  );
  const loaded = await archive.load(eventsIn(file, 'FILE_DAMAGED'), (count) =>
    progress.at('events loaded', count, chain.events),
  );
  return {
    facts: { file, events: loaded, streams: chain.streams, head: chain.last },
    lines: [
      `${counted(loaded)} events in ${counted(chain.streams)} streams are loaded, up to position ${chain.last}`,
    ],
  };
}

/** Throws a `Failure` when the record lies in a store that gives its own positions. */
export function refuseOtherDriver(hub: Installation): void {
  if (hub.hasDensePositions) return;
  throw refused('DRIVER_CANNOT', {
    happened:
      'WEGMARKE_HUB_EVENT_STORE names an EventStoreDB: it gives events positions of its own, so receipts and proofs would name others',
    safe: 'nothing was read or changed',
    next: [
      'restore the EventStoreDB with its own tools (its backup is a copy of its data folder)',
      'or set WEGMARKE_HUB_EVENT_STORE to postgres and load the record there',
    ],
  });
}
