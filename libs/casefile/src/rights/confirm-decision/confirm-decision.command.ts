import { Command } from '@nestjs/cqrs';
import type { Receipt, SignedEnvelope } from '#catalogue';
import type { AgreementInForce } from '../../agreement-in-force.ts';

/** Confirm the decision that somebody else proposed; intake has checked signature and payload. */
export class ConfirmDecision extends Command<Receipt> {
  constructor(
    readonly signed: SignedEnvelope,
    readonly inForce: AgreementInForce,
  ) {
    super();
  }
}
