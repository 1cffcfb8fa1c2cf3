import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { CaseFiles } from '../../case-files.ts';
import { ConfirmDecision } from './confirm-decision.command.ts';
import type { ConfirmDecisionOrder } from './confirm-decision.decide.ts';
import { confirmDecision, narrowsWhenConfirmed } from './confirm-decision.decide.ts';

/** Puts the command to its rule; a restriction or an objection loses against nothing, all else is decided on the case as it stands. */
@CommandHandler(ConfirmDecision)
export class ConfirmDecisionHandler implements ICommandHandler<ConfirmDecision> {
  constructor(private readonly cases: CaseFiles) {}

  execute({ signed, inForce: { agreement } }: ConfirmDecision) {
    const { agency: by, data } = signed.envelope;
    const asked = data as unknown as Omit<ConfirmDecisionOrder, 'by' | 'agreement' | 'at'>;
    const order = { ...asked, by, agreement };
    return this.cases.narrow(
      signed,
      (state, at) => confirmDecision({ ...order, at }, state),
      (state) => narrowsWhenConfirmed(order, state),
    );
  }
}
