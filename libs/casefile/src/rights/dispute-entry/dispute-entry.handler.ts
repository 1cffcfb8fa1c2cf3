import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { CaseFiles } from '../../case-files.ts';
import type { EntryDisputed } from '../rights.events.ts';
import { DisputeEntry } from './dispute-entry.command.ts';
import { disputeEntry } from './dispute-entry.decide.ts';

/** Puts the command to its rule; the note on an entry loses against nothing. */
@CommandHandler(DisputeEntry)
export class DisputeEntryHandler implements ICommandHandler<DisputeEntry> {
  constructor(private readonly cases: CaseFiles) {}

  execute({ signed }: DisputeEntry) {
    const { agency: by, data } = signed.envelope;
    const asked = data as unknown as Omit<EntryDisputed, 'by'>;
    return this.cases.narrow(signed, (state) => disputeEntry({ ...asked, by }, state));
  }
}
