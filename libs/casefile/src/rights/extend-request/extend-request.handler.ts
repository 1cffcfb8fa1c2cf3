import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { CaseFiles } from '../../case-files.ts';
import { ExtendRequest } from './extend-request.command.ts';
import type { ExtendRequestOrder } from './extend-request.decide.ts';
import { extendRequest } from './extend-request.decide.ts';

/** Puts the command to its rule. */
@CommandHandler(ExtendRequest)
export class ExtendRequestHandler implements ICommandHandler<ExtendRequest> {
  constructor(private readonly cases: CaseFiles) {}

  execute({ signed, inForce: { agreement } }: ExtendRequest) {
    const { agency: by, data } = signed.envelope;
    const asked = data as unknown as Omit<ExtendRequestOrder, 'by' | 'agreement' | 'at'>;
    return this.cases.record(signed, (state, at) => extendRequest({ ...asked, by, agreement, at }, state));
  }
}
