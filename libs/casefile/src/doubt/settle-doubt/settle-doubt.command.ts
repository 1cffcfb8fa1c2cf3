import { Command } from '@nestjs/cqrs';
import type { Receipt, SignedEnvelope } from '#catalogue';

/** Settle doubt about entries; intake has checked signature and payload. */
export class SettleDoubt extends Command<Receipt> {
  constructor(readonly signed: SignedEnvelope) {
    super();
  }
}
