import { Command } from '@nestjs/cqrs';
import type { Receipt, SignedEnvelope } from '#catalogue';

/** Open a case under the handle of the envelope; intake has checked signature and payload. */
export class OpenCase extends Command<Receipt> {
  constructor(readonly signed: SignedEnvelope) {
    super();
  }
}
