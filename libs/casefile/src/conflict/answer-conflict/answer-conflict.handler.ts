import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { CaseFiles } from '../../case-files.ts';
import { lastWordOn } from '../conflict-word.ts';
import type { ConflictAcknowledged, ConflictResolved } from '../conflict.events.ts';
import { shownNow } from '../shown-now.ts';
import { AnswerConflict } from './answer-conflict.command.ts';
import { answerConflict } from './answer-conflict.decide.ts';

/** Puts the command to its rule; what is shown must be so at the very revision at which it is recorded. */
@CommandHandler(AnswerConflict)
export class AnswerConflictHandler implements ICommandHandler<AnswerConflict> {
  constructor(private readonly cases: CaseFiles) {}

  execute({ signed, inForce }: AnswerConflict) {
    const { network, agency: by, data } = signed.envelope;
    const said = data as unknown as Omit<ConflictAcknowledged, 'by'> &
      Pick<Partial<ConflictResolved>, 'outcome'>;
    const answer = { ...said, by, entries: said.entries.toSorted() };
    return this.cases.record(signed, (state, at) =>
      answerConflict(
        answer,
        inForce.agreement.conflicts ?? [],
        shownNow({ network, state, inForce, at }, answer),
        state.kind === 'none' ? undefined : lastWordOn(state, answer),
      ),
    );
  }
}
