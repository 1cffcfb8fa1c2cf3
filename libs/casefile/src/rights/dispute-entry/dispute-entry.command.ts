import { Command } from '@nestjs/cqrs';
import type { Receipt, SignedEnvelope } from '#catalogue';

/** Record that the person disputes entries; intake has checked signature and payload. */
export class DisputeEntry extends Command<Receipt> {
  constructor(readonly signed: SignedEnvelope) {
    super();
  }
}
