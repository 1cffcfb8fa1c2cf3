import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { parseAgreement } from '#agreement';
import { Registry } from '../registry.ts';
import { AdoptAgreement } from './adopt-agreement.command.ts';
import { adoptAgreement } from './adopt-agreement.decide.ts';

/** Reads the text and puts the agreement to its rule. */
@CommandHandler(AdoptAgreement)
export class AdoptAgreementHandler implements ICommandHandler<AdoptAgreement> {
  constructor(private readonly registry: Registry) {}

  async execute({ network, document }: AdoptAgreement) {
    const agreement = parseAgreement(document);
    if (Array.isArray(agreement)) return agreement;
    return this.registry.record(network, (state) => adoptAgreement({ network, agreement, document }, state));
  }
}
