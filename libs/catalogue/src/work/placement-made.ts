import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { day, oneOf } from '../forms.ts';
import { socialRecord } from '../retention.ts';
import { jobKinds, workingTimes } from './codes.ts';

/** The person was placed into work or training. */
export class PlacementMade {
  @field(oneOf(jobKinds), { de: 'Art', en: 'Kind' })
  readonly kind!: keyof typeof jobKinds;

  @field(oneOf(workingTimes), { de: 'Arbeitszeit', en: 'Working time' })
  readonly workingTime!: keyof typeof workingTimes;

  @field(day, { de: 'Beginn', en: 'Starts on', depth: 'date' })
  readonly startsOn!: string;
}

export const placementMade = defineEntry({
  type: 'de.wegmarke.work.placement-made.v1',
  titles: { de: 'in Arbeit vermittelt', en: 'Placement made' },
  retention: socialRecord,
  payload: PlacementMade,
  example: { kind: 'employment', workingTime: 'part-time', startsOn: '2026-09-01' },
});
