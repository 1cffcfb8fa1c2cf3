import type { EventStore, Position, StoredEvent } from '#ports';

const PAGE = 1_000;

/** The whole log in its order up to a position, page by page. */
export async function* logUpTo(store: EventStore, upTo: Position): AsyncGenerator<StoredEvent> {
  for (let after = 0; after < upTo;) {
    const page = await store.readAll(after, { max: PAGE });
    for (const event of page) if (event.position <= upTo) yield event;
    const last = page.at(-1)?.position;
    if (last === undefined) return;
    after = last;
  }
}
