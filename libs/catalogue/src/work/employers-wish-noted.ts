import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { oneOf } from '../forms.ts';
import { socialRecord } from '../retention.ts';

const wishes = {
  'more-german': { de: 'bessere Deutschkenntnisse', en: 'better German' },
  'german-at-work': { de: 'Sprachkurs im Betrieb', en: 'a language course at work' },
  recognition: { de: 'anerkannter Abschluss', en: 'a recognised qualification' },
  qualification: { de: 'zusätzliche Qualifizierung', en: 'further qualification' },
  'course-times': { de: 'Kurs außerhalb der Arbeitszeit', en: 'a course outside working hours' },
  'longer-permit': { de: 'länger gültige Erlaubnis', en: 'a longer permit' },
} as const;

/** What an employer wishes for so that the person can begin or stay; which employer stays with the office. */
export class EmployersWishNoted {
  @field(oneOf(wishes), { de: 'Wunsch', en: 'Wish' })
  readonly wish!: keyof typeof wishes;
}

export const employersWishNoted = defineEntry({
  type: 'de.wegmarke.work.employers-wish-noted.v1',
  titles: { de: 'Wunsch des Betriebs notiert', en: "Employer's wish noted" },
  retention: socialRecord,
  payload: EmployersWishNoted,
  example: { wish: 'course-times' },
});
