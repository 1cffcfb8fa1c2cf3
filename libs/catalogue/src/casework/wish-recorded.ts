import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { oneOf } from '../forms.ts';
import { wishes } from '../person.ts';
import { socialRecord } from '../retention.ts';

/** A wish of the person's own, told to an agency: one of the wishes of the person's own page, so that no free text is kept. */
export class WishRecorded {
  @field(oneOf(wishes), { de: 'Wunsch', en: 'Wish' })
  readonly wish!: keyof typeof wishes;
}

export const wishRecorded = defineEntry({
  type: 'de.wegmarke.casework.wish-recorded.v1',
  titles: { de: 'Wunsch der Person aufgenommen', en: "Person's wish recorded" },
  retention: socialRecord,
  payload: WishRecorded,
  example: { wish: 'course-with-childcare' },
});
