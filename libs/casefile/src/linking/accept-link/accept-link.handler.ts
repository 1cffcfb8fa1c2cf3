import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { handleOf } from '#catalogue';
import { CaseFiles } from '../../case-files.ts';
import type { AcceptLinkOrder } from './accept-link.decide.ts';
import { AcceptLink } from './accept-link.command.ts';
import { acceptLink } from './accept-link.decide.ts';

/** Puts the command to its rule. */
@CommandHandler(AcceptLink)
export class AcceptLinkHandler implements ICommandHandler<AcceptLink> {
  constructor(private readonly cases: CaseFiles) {}

  execute({ signed }: AcceptLink) {
    const { network, agency: by } = signed.envelope;
    const { proposal } = signed.envelope.data as Pick<AcceptLinkOrder, 'proposal'>;
    const handle = handleOf(signed.envelope) ?? '';
    return this.cases.waysIn.join(
      signed,
      this.cases.names.proposal(network, proposal),
      'PROPOSAL_NOT_VALID',
      (state, _, handleTaken) => acceptLink({ by, proposal, handle, handleTaken }, state),
    );
  }
}
