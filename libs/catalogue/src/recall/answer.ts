import { defineEntry } from '../define.ts';
import { field, partField } from '../field.ts';
import type { FieldForm } from '../field.ts';
import { id } from '../forms.ts';
import { isPart } from '../consent/provision.ts';
import { proofRecord } from '../retention.ts';
import { staff } from '../staff.ts';
import { RecallPart } from './part.ts';

const parts: FieldForm = {
  words: 'a list of 1 to 20 parts',
  holds: (value) => Array.isArray(value) && value.length >= 1 && value.length <= 20 && value.every(isPart),
};

/** An agency answers a recall: what became of the events that it received. Parts that are not answered stay open. */
export class AnswerRecall {
  @field(id, { de: 'Rückruf', en: 'Recall' })
  readonly recall!: string;

  @partField(RecallPart, parts, { de: 'Ergebnisse', en: 'Results' })
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
