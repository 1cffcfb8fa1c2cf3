import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { handleOf } from '#catalogue';
import { CaseFiles } from '../../case-files.ts';
import { OpenCase } from './open-case.command.ts';
import { openCase } from './open-case.decide.ts';

/** Puts the command to its rule. */
@CommandHandler(OpenCase)
export class OpenCaseHandler implements ICommandHandler<OpenCase> {
  constructor(private readonly cases: CaseFiles) {}

  execute({ signed }: OpenCase) {
    const { agency: by } = signed.envelope;
    const handle = handleOf(signed.envelope) ?? '';
    return this.cases.waysIn.open(signed, (state) => openCase({ by, handle }, state));
  }
}
