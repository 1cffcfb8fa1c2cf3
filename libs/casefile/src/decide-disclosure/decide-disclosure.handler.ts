import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { CaseFiles } from '../case-files.ts';
import type { ClerkDecided } from '../rights/rights.events.ts';
import { DecideDisclosure } from './decide-disclosure.command.ts';
import { decideDisclosure } from './decide-disclosure.decide.ts';

/** Puts the command to its rule; to withhold loses against nothing. */
@CommandHandler(DecideDisclosure)
export class DecideDisclosureHandler implements ICommandHandler<DecideDisclosure> {
  constructor(private readonly cases: CaseFiles) {}

  execute({ signed, inForce: { agreement, hash } }: DecideDisclosure) {
    const { agency: by, data } = signed.envelope;
    const asked = data as unknown as Omit<ClerkDecided, 'by' | 'agreementHash' | 'depth'>;
    const decide = (state: Parameters<typeof decideDisclosure>[1]) =>
      decideDisclosure({ ...asked, by, agreement, agreementHash: hash }, state);
    return asked.decision === 'withhold'
      ? this.cases.narrow(signed, decide)
      : this.cases.record(signed, decide);
  }
}
