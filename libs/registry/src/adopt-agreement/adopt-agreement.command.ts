import { Command } from '@nestjs/cqrs';
import type { AgreementProblem, CompetenceText } from '#agreement';
import type { Rejection } from '#decider';
import type { AdoptionSignature } from '../registry.events.ts';
import type { RegistryCode } from '../rejection.ts';

/** Put an agreement (its YAML or JSON text) in force; answered with nothing, with the faults of the text, or with the reason why not. */
export class AdoptAgreement extends Command<
  readonly AgreementProblem[] | Rejection<RegistryCode> | undefined
> {
  constructor(
    readonly network: string,
    readonly document: string,
    readonly signatures: readonly AdoptionSignature[] = [],
    readonly tables: readonly CompetenceText[] = [],
  ) {
    super();
  }
}
