import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { oneOf } from '../forms.ts';
import { occupationalAreas } from '../qualification/codes.ts';
import { socialRecord } from '../retention.ts';
import { jobKinds, workingTimes } from './codes.ts';

/** A vacancy was proposed to the person; with which employer stays with the office. */
export class VacancyProposed {
  @field(oneOf(jobKinds), { de: 'Art', en: 'Kind' })
  readonly kind!: keyof typeof jobKinds;

  @field(oneOf(workingTimes), { de: 'Arbeitszeit', en: 'Working time', optional: true })
  readonly workingTime?: keyof typeof workingTimes;

  @field(oneOf(occupationalAreas), { de: 'Berufsbereich', en: 'Field of work', optional: true })
  readonly area?: keyof typeof occupationalAreas;
}

export const vacancyProposed = defineEntry({
  type: 'de.wegmarke.work.vacancy-proposed.v1',
  titles: { de: 'Stelle vorgeschlagen', en: 'Vacancy proposed' },
  retention: socialRecord,
  payload: VacancyProposed,
  example: { kind: 'employment', workingTime: 'part-time', area: '5' },
});
