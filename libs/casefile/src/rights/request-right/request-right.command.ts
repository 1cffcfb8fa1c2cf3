import { Command } from '@nestjs/cqrs';
import type { Receipt, SignedEnvelope } from '#catalogue';
import type { AgreementInForce } from '../../agreement-in-force.ts';

/** Record a request of the person; intake has checked signature and payload. */
export class RequestRight extends Command<Receipt> {
  constructor(
    readonly signed: SignedEnvelope,
    readonly inForce: AgreementInForce,
  ) {
    super();
  }
}
