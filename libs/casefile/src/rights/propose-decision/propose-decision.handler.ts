import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { CaseFiles } from '../../case-files.ts';
import { ProposeDecision } from './propose-decision.command.ts';
import type { ProposeDecisionOrder } from './propose-decision.decide.ts';
import { proposeDecision } from './propose-decision.decide.ts';

/** Puts the command to its rule. */
@CommandHandler(ProposeDecision)
export class ProposeDecisionHandler implements ICommandHandler<ProposeDecision> {
  constructor(private readonly cases: CaseFiles) {}

  execute({ signed, inForce: { agreement } }: ProposeDecision) {
    const { id: proposal, agency: by, data } = signed.envelope;
    const asked = data as unknown as Omit<ProposeDecisionOrder, 'by' | 'agreement' | 'proposal'>;
    const order = { ...asked, by, agreement, proposal };
    return this.cases.record(signed, (state) => proposeDecision(order, state));
  }
}
