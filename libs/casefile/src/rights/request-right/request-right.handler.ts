import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { CaseFiles } from '../../case-files.ts';
import { RequestRight } from './request-right.command.ts';
import type { RequestRightOrder } from './request-right.decide.ts';
import { requestRight } from './request-right.decide.ts';

/** Puts the command to its rule. */
@CommandHandler(RequestRight)
export class RequestRightHandler implements ICommandHandler<RequestRight> {
  constructor(private readonly cases: CaseFiles) {}

  execute({ signed, inForce: { agreement } }: RequestRight) {
    const { agency: by, data } = signed.envelope;
    const asked = data as unknown as Omit<RequestRightOrder, 'by' | 'agreement' | 'at'>;
    return this.cases.record(signed, (state, at) => requestRight({ ...asked, by, agreement, at }, state));
  }
}
