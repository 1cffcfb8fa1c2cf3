import { reapplyTombstones } from '#casefile';
import type { ErasureParts } from '#casefile';
import type { HubLog } from '../machine/hub-log.ts';

/** Before anything is served: whatever a restored backup brought back is erased again. */
export class ErasedAgain {
  constructor(
    private readonly parts: ErasureParts,
    private readonly log: HubLog,
  ) {}

  async run(): Promise<void> {
    const count = await reapplyTombstones(this.parts);
    if (count > 0) this.log.tell('tombstones-applied', { count });
  }
}
