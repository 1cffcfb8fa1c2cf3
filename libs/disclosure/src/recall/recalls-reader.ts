import type { RecallFiles } from '#casefile';
import { recallIdOf } from '#casefile';
import type { OpenRecalls, ParkedStream, Position, RecallStanding, StoredEvent } from '#ports';
import type { StreamwiseReader } from '../follow/parking-reader.ts';
import { blaming } from '../follow/stream-fault.ts';

/** Raised when the view of recalls must be built anew: the hub does so at its next start, beside the one in use. */
export const RECALLS_VERSION = 1;

/** Keeps the view of recalls in step with the log and tells nobody: so it is built anew. */
export class RecallsReader implements StreamwiseReader {
  constructor(
    private readonly recalls: Pick<RecallFiles, 'standing'>,
    private readonly index: OpenRecalls,
  ) {}

  checkpoint(): Promise<Position> {
    return this.index.checkpoint();
  }

  async take(events: readonly StoredEvent[], upTo: Position): Promise<void> {
    const touched = new Map(events.map((event) => [event.stream, event]));
    const standings = await Promise.all(
      [...touched.values()].map((event) => blaming(event, () => this.#standing(event))),
    );
    await this.index.apply(upTo, standings.flat());
  }

  async retake(stream: ParkedStream): Promise<void> {
    await this.index.amend(await this.#standing(stream));
  }

  async #standing(event: Pick<StoredEvent, 'stream' | 'network'>): Promise<readonly RecallStanding[]> {
    const recall = recallIdOf(event);
    if (recall === undefined) return [];
    const standing = await this.recalls.standing(event.network, recall);
    return standing === undefined ? [] : [standing];
  }
}
