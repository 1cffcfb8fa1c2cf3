import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { CaseFiles } from '../../case-files.ts';
import { ConfirmLift } from './confirm-lift.command.ts';
import type { ConfirmLiftOrder } from './confirm-lift.decide.ts';
import { confirmLift } from './confirm-lift.decide.ts';

/** Puts the command to its rule. */
@CommandHandler(ConfirmLift)
export class ConfirmLiftHandler implements ICommandHandler<ConfirmLift> {
  constructor(private readonly cases: CaseFiles) {}

  execute({ signed, inForce: { agreement } }: ConfirmLift) {
    const { agency: by, data } = signed.envelope;
    const asked = data as unknown as Omit<ConfirmLiftOrder, 'by' | 'agreement' | 'at'>;
    const order = { ...asked, by, agreement };
    return this.cases.record(signed, (state, at) => confirmLift({ ...order, at }, state));
  }
}
