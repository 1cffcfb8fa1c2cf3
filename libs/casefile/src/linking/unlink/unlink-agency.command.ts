import { Command } from '@nestjs/cqrs';
import type { Receipt, SignedEnvelope } from '#catalogue';

/** Split the wrong link of the envelope's agency; intake has checked signature and payload. */
export class UnlinkAgency extends Command<Receipt> {
  constructor(readonly signed: SignedEnvelope) {
    super();
  }
}
