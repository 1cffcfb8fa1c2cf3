import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { Registry } from '../registry.ts';
import { RegisterAgency } from './register-agency.command.ts';
import { registerAgency } from './register-agency.decide.ts';

/** Puts the command to its rule. */
@CommandHandler(RegisterAgency)
export class RegisterAgencyHandler implements ICommandHandler<RegisterAgency> {
  constructor(private readonly registry: Registry) {}

  execute({ network, agency, keys, brokerKey }: RegisterAgency) {
    return this.registry.record(network, (state) => registerAgency({ agency, keys, brokerKey }, state));
  }
}
