import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { CaseFiles } from '../../case-files.ts';
import { ProposeLift } from './propose-lift.command.ts';
import type { ProposeLiftOrder } from './propose-lift.decide.ts';
import { proposeLift } from './propose-lift.decide.ts';

/** Puts the command to its rule. */
@CommandHandler(ProposeLift)
export class ProposeLiftHandler implements ICommandHandler<ProposeLift> {
  constructor(private readonly cases: CaseFiles) {}

  execute({ signed, inForce: { agreement } }: ProposeLift) {
    const { id: proposal, agency: by, data } = signed.envelope;
    const asked = data as unknown as Omit<ProposeLiftOrder, 'by' | 'agreement' | 'at' | 'proposal'>;
    const order = { ...asked, by, agreement, proposal };
    return this.cases.record(signed, (state, at) => proposeLift({ ...order, at }, state));
  }
}
