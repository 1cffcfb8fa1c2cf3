import { Command } from '@nestjs/cqrs';
import type { Receipt, SignedEnvelope } from '#catalogue';

/** Record that a dispute is over; intake has checked signature and payload. */
export class SettleDispute extends Command<Receipt> {
  constructor(readonly signed: SignedEnvelope) {
    super();
  }
}
