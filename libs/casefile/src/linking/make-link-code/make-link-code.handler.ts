import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { CaseFiles } from '../../case-files.ts';
import type { MakeLinkCodeOrder } from './make-link-code.decide.ts';
import { MakeLinkCode } from './make-link-code.command.ts';
import { makeLinkCode } from './make-link-code.decide.ts';

/** Puts the command to its rule. */
@CommandHandler(MakeLinkCode)
export class MakeLinkCodeHandler implements ICommandHandler<MakeLinkCode> {
  constructor(private readonly cases: CaseFiles) {}

  execute({ signed, inForce: { agreement } }: MakeLinkCode) {
    const { network, agency: by } = signed.envelope;
    const asked = signed.envelope.data as Pick<MakeLinkCodeOrder, 'codeHash' | 'validUntil'>;
    const way = { type: 'CodePointed', stream: this.cases.names.code(network, asked.codeHash) } as const;
    return this.cases.waysIn.lead(signed, way, (state, at, taken) =>
      makeLinkCode({ ...asked, by, agreement, at, taken }, state),
    );
  }
}
