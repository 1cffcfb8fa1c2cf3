import { Command } from '@nestjs/cqrs';
import type { Receipt, SignedEnvelope } from '#catalogue';
import type { AgreementInForce } from '../../agreement-in-force.ts';

/** Give a proposed decision back; intake has checked signature and payload. */
export class ReturnDecision extends Command<Receipt> {
  constructor(
    readonly signed: SignedEnvelope,
    readonly inForce: AgreementInForce,
  ) {
    super();
  }
}
