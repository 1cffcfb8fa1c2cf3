import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { Sealer } from '#ports';
import { Registry } from '../registry.ts';
import { AdoptAgreement } from './adopt-agreement.command.ts';
import { adopt } from './adopt.ts';

/** Puts the text, its tables and its signatures to the rule of adoption. */
@CommandHandler(AdoptAgreement)
export class AdoptAgreementHandler implements ICommandHandler<AdoptAgreement> {
  constructor(
    private readonly registry: Registry,
    private readonly sealer: Sealer,
  ) {}

  execute(order: AdoptAgreement) {
    return adopt(this.registry, this.sealer, order);
  }
}
