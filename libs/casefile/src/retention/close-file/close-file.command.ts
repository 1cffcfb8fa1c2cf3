import { Command } from '@nestjs/cqrs';
import type { Receipt, SignedEnvelope } from '#catalogue';

/** Close the own file of the envelope's agency; intake has checked signature and payload. */
export class CloseFile extends Command<Receipt> {
  constructor(readonly signed: SignedEnvelope) {
    super();
  }
}
