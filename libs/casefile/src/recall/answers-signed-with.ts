import type { EventStore, Position, StoredEvent } from '#ports';
import { kidOf } from '../doubt/kid-of.ts';
import { RECALL_STREAM_PREFIX, recallIdOf } from './recall.ts';

/** Answers looked at in one step. */
const PAGE = 1_000;

/** Keys of an agency that somebody else may have had since. */
export interface StolenSince {
  readonly network: string;
  readonly agency: string;
  readonly kids: readonly string[];
  readonly since: string;
}

/** A recall that was answered with one of the keys. */
export interface DoubtfulAnswer {
  readonly recall: string;
  readonly recordedAt: string;
}

/**
 * The recalls that were answered since with one of the keys, oldest first. They stay answered, as what they were about is gone
 * when they are over; whether the agency did what was answered is for people to clear up.
 */
export async function recallAnswersSignedWith(
  store: Pick<EventStore, 'readAll'>,
  { network, agency, kids, since }: StolenSince,
): Promise<readonly DoubtfulAnswer[]> {
  const filter = { network, streamPrefix: RECALL_STREAM_PREFIX, types: ['RecallAnswered'] };
  const found: DoubtfulAnswer[] = [];
  let upTo: Position = 0;
  let page: readonly StoredEvent[];
  do {
    page = await store.readAll(upTo, { max: PAGE, filter });
    upTo = page.at(-1)?.position ?? upTo;
    for (const event of page) {
      const { recordedAt, signature } = event;
      const isTheirs =
        event.agency === agency && recordedAt >= since && kids.includes(kidOf(signature) ?? '');
      if (isTheirs) found.push({ recall: recallIdOf(event) ?? '', recordedAt });
    }
  } while (page.length === PAGE);
  return found;
}
