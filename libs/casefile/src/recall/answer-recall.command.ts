import { Command } from '@nestjs/cqrs';
import type { Receipt, SignedEnvelope } from '#catalogue';

/** Answer a recall; intake has checked signature and payload. */
export class AnswerRecall extends Command<Receipt> {
  constructor(readonly signed: SignedEnvelope) {
    super();
  }
}
