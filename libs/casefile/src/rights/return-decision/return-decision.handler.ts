import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { CaseFiles } from '../../case-files.ts';
import { ReturnDecision } from './return-decision.command.ts';
import type { ReturnDecisionOrder } from './return-decision.decide.ts';
import { returnDecision } from './return-decision.decide.ts';

/** Puts the command to its rule. */
@CommandHandler(ReturnDecision)
export class ReturnDecisionHandler implements ICommandHandler<ReturnDecision> {
  constructor(private readonly cases: CaseFiles) {}

  execute({ signed, inForce: { agreement } }: ReturnDecision) {
    const { agency: by, data } = signed.envelope;
    const asked = data as unknown as Omit<ReturnDecisionOrder, 'by' | 'agreement'>;
    return this.cases.record(signed, (state) => returnDecision({ ...asked, by, agreement }, state));
  }
}
