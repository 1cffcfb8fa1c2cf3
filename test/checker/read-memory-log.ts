import type { KeyVault, StoredEvent } from '#ports';
import { EventStore, Unreadable } from '#ports';
import type { LogEntry } from './log-entry.ts';
import { sealedKind } from './open-sealed.ts';

const PAGE = 1_000;

/** Reads the whole log of a hub on memory, and opens the hub's own facts and releases. */
export async function readMemoryLog(store: EventStore, vault: KeyVault): Promise<readonly LogEntry[]> {
  const entries: LogEntry[] = [];
  for (;;) {
    const page = await store.readAll(entries.at(-1)?.position ?? 0, { max: PAGE });
    if (page.length === 0) return entries;
    entries.push(...(await Promise.all(page.map((event) => entryOf(event, vault)))));
  }
}

/** One entry of the log; what has no key any more is `gone`. */
export async function entryOf(event: StoredEvent, vault: KeyVault): Promise<LogEntry> {
  const { sealed, ...clear } = event;
  if (sealedKind(sealed.kid) === 'payload') return { ...clear, kind: 'payload' };
  try {
    const content = (await vault.openFact(event)) as NonNullable<LogEntry['content']>;
    return { ...clear, kind: 'fact', content };
  } catch (error) {
    return { ...clear, kind: error instanceof Unreadable ? 'gone' : 'broken' };
  }
}
