import { Command } from '@nestjs/cqrs';
import type { Receipt, SignedEnvelope } from '#catalogue';
import type { AgreementInForce } from '../../agreement-in-force.ts';

/** Record that a consent was confirmed again; intake has checked signature and payload. */
export class ReconfirmConsent extends Command<Receipt> {
  constructor(
    readonly signed: SignedEnvelope,
    readonly inForce: AgreementInForce,
  ) {
    super();
  }
}
