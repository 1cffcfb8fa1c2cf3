import { Command } from '@nestjs/cqrs';
import type { Receipt, SignedEnvelope } from '#catalogue';

/** Share the case of a proposal, under the handle of the envelope; intake has checked signature and payload. */
export class AcceptLink extends Command<Receipt> {
  constructor(readonly signed: SignedEnvelope) {
    super();
  }
}
