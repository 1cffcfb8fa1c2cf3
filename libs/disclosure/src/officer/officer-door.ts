import type { Clock, Sealer } from '#ports';
import type { RecipientKeys } from '../outlet/permitted-outlet.ts';
import type { OfficerAsker } from './questions.ts';
import { OfficerProblem } from './questions.ts';

/** What answers leave by. */
export interface OfficerDoorParts {
  readonly sealer: Sealer;
  readonly keys: RecipientKeys;
  readonly clock: Clock;
  /** Waits so many milliseconds. */
  readonly wait: (ms: number) => Promise<unknown>;
}

/** Answers leave at whole steps of time after the question, so that how long the record took tells nothing of what is not shown. */
const STEP_MS = 100;

/** Signs what an officer is answered and seals it to the agency whose key asked; in it is neither payload nor another controller's doing. */
export class OfficerDoor {
  constructor(private readonly parts: OfficerDoorParts) {}

  /**
   * What `work` finds, as a compact JWE around a compact JWS; what it throws takes as long as what it finds. Throws
   * `SEALING_KEY_MISSING`, and then nothing was looked at.
   */
  async answer(asker: OfficerAsker, work: () => Promise<object>): Promise<string> {
    const { sealer, keys, clock } = this.parts;
    const from = clock.now();
    try {
      const key = await keys.sealingKey(asker.network, asker.agency);
      if (key === undefined) throw new OfficerProblem('SEALING_KEY_MISSING');
      const found = await work();
      return sealer.seal(Buffer.from(sealer.sign(found)), key);
    } finally {
      await this.#untilNextStep(from);
    }
  }

  async #untilNextStep(from: string): Promise<void> {
    const taken = Date.parse(this.parts.clock.now()) - Date.parse(from);
    await this.parts.wait(STEP_MS - (taken % STEP_MS));
  }
}
