import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { CaseFiles } from '../../case-files.ts';
import { LiftRestriction } from './lift-restriction.command.ts';
import type { LiftRestrictionOrder } from './lift-restriction.decide.ts';
import { liftRestriction } from './lift-restriction.decide.ts';

/** Puts the command to its rule. */
@CommandHandler(LiftRestriction)
export class LiftRestrictionHandler implements ICommandHandler<LiftRestriction> {
  constructor(private readonly cases: CaseFiles) {}

  execute({ signed, inForce: { agreement } }: LiftRestriction) {
    const { agency: by, data } = signed.envelope;
    const asked = data as unknown as Omit<LiftRestrictionOrder, 'by' | 'agreement' | 'at'>;
    return this.cases.record(signed, (state, at) => liftRestriction({ ...asked, by, agreement, at }, state));
  }
}
