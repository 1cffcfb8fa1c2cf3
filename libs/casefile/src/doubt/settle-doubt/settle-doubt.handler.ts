import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { CaseFiles } from '../../case-files.ts';
import type { DoubtSettled } from '../doubt.events.ts';
import { SettleDoubt } from './settle-doubt.command.ts';
import { settleDoubt } from './settle-doubt.decide.ts';

/** Puts the command to its rule; as it may widen, it must find the case as it was decided on. */
@CommandHandler(SettleDoubt)
export class SettleDoubtHandler implements ICommandHandler<SettleDoubt> {
  constructor(private readonly cases: CaseFiles) {}

  execute({ signed }: SettleDoubt) {
    const { agency, data } = signed.envelope;
    const said = data as unknown as Pick<DoubtSettled, 'staff'> & Partial<DoubtSettled>;
    const { confirmed = [], disowned = [], staff } = said;
    return this.cases.record(signed, (state) => settleDoubt({ agency, confirmed, disowned, staff }, state));
  }
}
