import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { CaseFiles } from '../../case-files.ts';
import type { DisputeSettled } from '../rights.events.ts';
import { SettleDispute } from './settle-dispute.command.ts';
import { settleDispute } from './settle-dispute.decide.ts';

/** Puts the command to its rule. */
@CommandHandler(SettleDispute)
export class SettleDisputeHandler implements ICommandHandler<SettleDispute> {
  constructor(private readonly cases: CaseFiles) {}

  execute({ signed }: SettleDispute) {
    const { agency: by, data } = signed.envelope;
    const asked = data as unknown as Omit<DisputeSettled, 'by'>;
    return this.cases.record(signed, (state) => settleDispute({ ...asked, by }, state));
  }
}
