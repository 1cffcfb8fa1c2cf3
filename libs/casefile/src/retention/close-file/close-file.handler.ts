import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { CaseFiles } from '../../case-files.ts';
import { CloseFile } from './close-file.command.ts';
import { closeFile } from './close-file.decide.ts';

/** Puts the command to its rule. */
@CommandHandler(CloseFile)
export class CloseFileHandler implements ICommandHandler<CloseFile> {
  constructor(private readonly cases: CaseFiles) {}

  execute({ signed }: CloseFile) {
    return this.cases.record(signed, (state) => closeFile({ by: signed.envelope.agency }, state));
  }
}
