import { Command } from '@nestjs/cqrs';
import type { Receipt, SignedEnvelope } from '#catalogue';
import type { AgreementInForce } from '../agreement-in-force.ts';

/** Record a clerk's decision whether an event may be told; intake has checked signature and payload. */
export class DecideDisclosure extends Command<Receipt> {
  constructor(
    readonly signed: SignedEnvelope,
    readonly inForce: AgreementInForce,
  ) {
    super();
  }
}
