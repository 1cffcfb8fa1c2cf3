import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { CaseFiles } from '../../case-files.ts';
import { entryOf } from '../../record/drafting.ts';
import type { ProposeLinkOrder } from './propose-link.decide.ts';
import { ProposeLink } from './propose-link.command.ts';
import { proposeLink } from './propose-link.decide.ts';

/** Puts the command to its rule. */
@CommandHandler(ProposeLink)
export class ProposeLinkHandler implements ICommandHandler<ProposeLink> {
  constructor(private readonly cases: CaseFiles) {}

  execute({ signed, inForce: { agreement } }: ProposeLink) {
    const { network, id } = signed.envelope;
    const { recipient, numberKind } = signed.envelope.data as Pick<
      ProposeLinkOrder,
      'recipient' | 'numberKind'
    >;
    const entry = entryOf(signed.envelope);
    const way = { type: 'ProposalPointed', stream: this.cases.names.proposal(network, id) } as const;
    return this.cases.waysIn.lead(signed, way, (state, _, taken) =>
      proposeLink({ entry, agreement, recipient, numberKind, taken }, state),
    );
  }
}
