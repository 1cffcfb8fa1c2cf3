import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { oneOf } from '../forms.ts';
import { consentedRecord } from '../retention.ts';

const states = {
  compulsory: { de: 'schulpflichtig', en: 'of compulsory school age' },
  attending: { de: 'besucht eine Schule', en: 'attends school' },
  'evening-school': { de: 'holt einen Abschluss nach', en: 'makes up for a certificate' },
  finished: { de: 'Schule abgeschlossen', en: 'school finished' },
} as const;

/** How the person's own schooling stands. */
export class SchoolingNoted {
  @field(oneOf(states), { de: 'Schule', en: 'Schooling' })
  readonly state!: keyof typeof states;
}

export const schoolingNoted = defineEntry({
  type: 'de.wegmarke.situation.schooling-noted.v1',
  titles: { de: 'Schulbesuch vermerkt', en: 'Schooling noted' },
  retention: consentedRecord,
  payload: SchoolingNoted,
  example: { state: 'attending' },
});
