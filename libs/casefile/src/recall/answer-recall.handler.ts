import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { handleOf } from '#catalogue';
import { CaseFiles } from '../case-files.ts';
import type { RecallAnswer } from './answer-recall.decide.ts';
import { AnswerRecall } from './answer-recall.command.ts';
import { answerRecall } from './answer-recall.decide.ts';

/** Puts the command to its rule. */
@CommandHandler(AnswerRecall)
export class AnswerRecallHandler implements ICommandHandler<AnswerRecall> {
  constructor(private readonly cases: CaseFiles) {}

  execute({ signed }: AnswerRecall) {
    const { envelope } = signed;
    const asked = envelope.data as unknown as Pick<RecallAnswer, 'recall' | 'parts' | 'staff'>;
    const answer = { ...asked, by: envelope.agency, handle: handleOf(envelope) ?? '' };
    return this.cases.recalls.answer(signed, asked.recall, (recall, at) => answerRecall(answer, recall, at));
  }
}
