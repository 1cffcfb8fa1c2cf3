import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { day, oneOf } from '../forms.ts';
import { consentedRecord } from '../retention.ts';

const states = {
  needed: { de: 'gesucht', en: 'needed' },
  arranged: { de: 'geregelt', en: 'arranged' },
  'part-of-the-day': { de: 'für einen Teil des Tages geregelt', en: 'arranged for a part of the day' },
  'not-needed': { de: 'nicht nötig', en: 'not needed' },
} as const;

/** How the care of the person's children stands; nothing about the children. */
export class ChildcareNoted {
  @field(oneOf(states), { de: 'Kinderbetreuung', en: 'Childcare' })
  readonly state!: keyof typeof states;

  @field(day, { de: 'ab', en: 'From', depth: 'date', optional: true })
  readonly from?: string;
}

export const childcareNoted = defineEntry({
  type: 'de.wegmarke.situation.childcare-noted.v1',
  titles: { de: 'Kinderbetreuung vermerkt', en: 'Childcare noted' },
  retention: consentedRecord,
  payload: ChildcareNoted,
  example: { state: 'arranged', from: '2026-01-12' },
});
