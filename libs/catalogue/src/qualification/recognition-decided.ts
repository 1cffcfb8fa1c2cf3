import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { oneOf, yes } from '../forms.ts';
import { socialRecord } from '../retention.ts';

const outcomes = {
  full: { de: 'volle Anerkennung', en: 'full recognition' },
  partial: { de: 'teilweise Anerkennung', en: 'partial recognition' },
  none: { de: 'keine Anerkennung', en: 'no recognition' },
} as const;

/** Recognition of a foreign qualification was decided (BQFG). */
export class RecognitionDecided {
  @field(oneOf(outcomes), { de: 'Entscheidung', en: 'Outcome' })
  readonly outcome!: keyof typeof outcomes;

  @field(yes, { de: 'Ausgleichsmaßnahme nötig', en: 'Compensation measure needed', optional: true })
  readonly measureNeeded?: true;
}

export const recognitionDecided = defineEntry({
  type: 'de.wegmarke.qualification.recognition-decided.v1',
  titles: { de: 'über Anerkennung entschieden', en: 'Recognition decided' },
  retention: socialRecord,
  payload: RecognitionDecided,
  example: { outcome: 'partial', measureNeeded: true },
});
