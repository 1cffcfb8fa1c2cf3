import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { day, oneOf } from '../forms.ts';
import { occupationalAreas } from '../qualification/codes.ts';
import { socialRecord } from '../retention.ts';

const forms = {
  dual: { de: 'duale Ausbildung', en: 'dual apprenticeship' },
  school: { de: 'schulische Ausbildung', en: 'school-based training' },
} as const;

/** The person began an apprenticeship. */
export class ApprenticeshipStarted {
  @field(oneOf(forms), { de: 'Form', en: 'Form' })
  readonly form!: keyof typeof forms;

  @field(oneOf(occupationalAreas), { de: 'Berufsbereich', en: 'Field of work', optional: true })
  readonly area?: keyof typeof occupationalAreas;

  @field(day, { de: 'geplantes Ende', en: 'Planned end', depth: 'date', optional: true })
  readonly plannedEnd?: string;
}

export const apprenticeshipStarted = defineEntry({
  type: 'de.wegmarke.work.apprenticeship-started.v1',
  titles: { de: 'Ausbildung begonnen', en: 'Apprenticeship started' },
  retention: socialRecord,
  payload: ApprenticeshipStarted,
  example: { form: 'dual', area: '8', plannedEnd: '2029-07-31' },
});
