import { Command } from '@nestjs/cqrs';
import type { Receipt, SignedEnvelope } from '#catalogue';
import type { AgreementInForce } from '../../agreement-in-force.ts';

/** Lift a restriction of processing; intake has checked signature and payload. */
export class LiftRestriction extends Command<Receipt> {
  constructor(
    readonly signed: SignedEnvelope,
    readonly inForce: AgreementInForce,
  ) {
    super();
  }
}
