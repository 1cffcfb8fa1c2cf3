import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { CaseFiles } from '../case-files.ts';
import { RecordEvents } from './record-events.command.ts';

/** Puts each event of the batch to its rule. */
@CommandHandler(RecordEvents)
export class RecordEventsHandler implements ICommandHandler<RecordEvents> {
  constructor(private readonly cases: CaseFiles) {}

  execute({ events, mayEnter, inForce }: RecordEvents) {
    return this.cases.recordEvents(events, mayEnter, inForce);
  }
}
