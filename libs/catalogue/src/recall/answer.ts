import { defineEntry } from '../define.ts';
import { field, partField } from '../field.ts';
import { id, partsOf } from '../forms.ts';
import { proofRecord } from '../retention.ts';
import { staff } from '../staff.ts';
import { RecallPart } from './part.ts';

/** An agency answers a recall: what became of the events that it received. Parts that are not answered stay open. */
export class AnswerRecall {
  @field(id, { de: 'Rückruf', en: 'Recall' })
  readonly recall!: string;

  @partField(RecallPart, partsOf('parts', 1, 20), { de: 'Ergebnisse', en: 'Results' })
  readonly parts!: readonly RecallPart[];

  @field(staff, { de: 'Sachbearbeitung', en: 'Member of staff', optional: true })
  readonly staff?: string;
}

export const answerRecall = defineEntry({
  type: 'de.wegmarke.recall.answer.v1',
  titles: { de: 'Rückruf beantworten', en: 'Answer a recall' },
  retention: proofRecord,
  payload: AnswerRecall,
  example: {
    recall: 'UmVjYWxsIG9mIGEgY29uc2VudCAwMQ',
    parts: [{ eventIds: ['QW4gZXZlbnQgb2YgYSBqb2JjZW50ZXIgMDE'], outcome: 'erased', automatic: true }],
  },
});
