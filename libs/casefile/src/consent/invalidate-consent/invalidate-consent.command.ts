import { Command } from '@nestjs/cqrs';
import type { Receipt, SignedEnvelope } from '#catalogue';

/** Declare a consent invalid; intake has checked signature and payload. */
export class InvalidateConsent extends Command<Receipt> {
  constructor(readonly signed: SignedEnvelope) {
    super();
  }
}
