import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { CaseFiles } from '../../case-files.ts';
import { MakePersonCode } from './make-person-code.command.ts';
import type { MakePersonCodeOrder } from './make-person-code.decide.ts';
import { makePersonCode } from './make-person-code.decide.ts';

/** Puts the command to its rule. */
@CommandHandler(MakePersonCode)
export class MakePersonCodeHandler implements ICommandHandler<MakePersonCode> {
  constructor(private readonly cases: CaseFiles) {}

  execute({ signed, inForce: { agreement } }: MakePersonCode) {
    const { network, agency: by } = signed.envelope;
    const asked = signed.envelope.data as Pick<MakePersonCodeOrder, 'codeHash' | 'validUntil' | 'channel'>;
    const way = {
      type: 'CodePointed',
      stream: this.cases.names.personCode(network, asked.codeHash),
    } as const;
    return this.cases.waysIn.lead(signed, way, (state, at, taken) =>
      makePersonCode({ ...asked, by, agreement, at, taken }, state),
    );
  }
}
