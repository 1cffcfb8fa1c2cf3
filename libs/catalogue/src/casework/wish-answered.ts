import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { day, oneOf } from '../forms.ts';
import { wishes } from '../person.ts';
import { socialRecord } from '../retention.ts';

const answers = {
  granted: { de: 'wird erfüllt', en: 'will be done' },
  partly: { de: 'wird teilweise erfüllt', en: 'will be done in part' },
  'not-possible': { de: 'nicht möglich', en: 'not possible' },
  elsewhere: { de: 'eine andere Stelle hilft', en: 'another agency helps' },
} as const;

/** An agency answered a wish of the person. */
export class WishAnswered {
  @field(oneOf(wishes), { de: 'Wunsch', en: 'Wish' })
  readonly wish!: keyof typeof wishes;

  @field(oneOf(answers), { de: 'Antwort', en: 'Answer' })
  readonly answer!: keyof typeof answers;

  @field(day, { de: 'bis', en: 'By', depth: 'date', optional: true })
  readonly doneBy?: string;
}

export const wishAnswered = defineEntry({
  type: 'de.wegmarke.casework.wish-answered.v1',
  titles: { de: 'Wunsch der Person beantwortet', en: "Person's wish answered" },
  retention: socialRecord,
  payload: WishAnswered,
  example: { wish: 'course-with-childcare', answer: 'granted', doneBy: '2026-03-02' },
});
