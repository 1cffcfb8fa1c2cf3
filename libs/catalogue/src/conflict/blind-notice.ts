import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { oneOf } from '../forms.ts';
import { inquiryRecord } from '../retention.ts';

const advice = {
  'ask-for-consent': {
    de: 'die Person um ihre Einwilligung bitten, damit beide Stellen es klären können',
    en: 'ask the person for consent, so that both agencies can settle it',
  },
} as const;

/**
 * Something that the recipient recorded conflicts with what the sender holds. It names neither rule, type nor day of what is hidden; that
 * there is something is what it tells.
 */
export class BlindNotice {
  @field(oneOf(advice), { de: 'Rat', en: 'Advice', depth: 'fact' })
  readonly advice!: keyof typeof advice;
}

export const blindNotice = defineEntry({
  type: 'de.wegmarke.conflict.blind-notice.v1',
  titles: { de: 'Hinweis auf einen Widerspruch', en: 'Notice of a conflict' },
  retention: inquiryRecord,
  payload: BlindNotice,
  example: { advice: 'ask-for-consent' },
});
