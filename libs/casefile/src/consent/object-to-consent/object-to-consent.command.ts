import { Command } from '@nestjs/cqrs';
import type { Receipt, SignedEnvelope } from '#catalogue';

/** Object to a consent that another body recorded; intake has checked signature and payload. */
export class ObjectToConsent extends Command<Receipt> {
  constructor(readonly signed: SignedEnvelope) {
    super();
  }
}
