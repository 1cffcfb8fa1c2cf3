import { Command } from '@nestjs/cqrs';
import type { Rejection } from '#decider';
import type { PublicKeys } from '#ports';
import type { RegistryCode } from '../rejection.ts';

/** Let an agency take part in a network; answered with nothing, or with the reason why not. */
export class RegisterAgency extends Command<Rejection<RegistryCode> | undefined> {
  constructor(
    readonly network: string,
    readonly agency: string,
    readonly keys: PublicKeys,
    readonly brokerKey: string,
  ) {
    super();
  }
}
