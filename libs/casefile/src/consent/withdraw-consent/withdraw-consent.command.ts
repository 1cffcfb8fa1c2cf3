import { Command } from '@nestjs/cqrs';
import type { Receipt, SignedEnvelope } from '#catalogue';

/** Withdraw a consent or some of its provisions; intake has checked signature and payload. */
export class WithdrawConsent extends Command<Receipt> {
  constructor(readonly signed: SignedEnvelope) {
    super();
  }
}
