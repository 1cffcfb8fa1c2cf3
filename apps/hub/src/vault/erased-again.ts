import { BLOCKING_FACTS, reapplyTombstones } from '#casefile';
import type { ErasureParts } from '#casefile';
import type { HubLog } from '../machine/hub-log.ts';

/** Before anything is served: whatever a restored backup brought back is erased again. */
export class ErasedAgain {
  constructor(
    private readonly parts: ErasureParts,
    private readonly log: HubLog,
  ) {}

  /** Throws what the list of erasures throws when it is not whole, or not there although something was erased. */
  async run(): Promise<void> {
    const { tombstones } = this.parts;
    if (!(await tombstones.isBegun()) && !(await this.#wasAnythingErased())) await tombstones.begin();
    const count = await reapplyTombstones(this.parts);
    if (count > 0) this.log.tell('tombstones-applied', { count });
  }

  async #wasAnythingErased(): Promise<boolean> {
    const erased = await this.parts.store.readAll(0, { max: 1, filter: { types: BLOCKING_FACTS } });
    return erased.length > 0;
  }
}
