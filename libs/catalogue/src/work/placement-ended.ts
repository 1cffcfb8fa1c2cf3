import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { oneOf } from '../forms.ts';
import { socialRecord } from '../retention.ts';
import { jobKinds } from './codes.ts';

const reasons = {
  'term-over': { de: 'Befristung abgelaufen', en: 'the term is over' },
  'by-employer': { de: 'durch den Betrieb', en: 'by the employer' },
  'by-person': { de: 'durch die Person', en: 'by the person' },
  'for-course': { de: 'wegen eines Kurses oder einer Maßnahme', en: 'for a course or measure' },
} as const;

/** Work or training into which the person was placed ended. */
export class PlacementEnded {
  @field(oneOf(jobKinds), { de: 'Art', en: 'Kind' })
  readonly kind!: keyof typeof jobKinds;

  @field(oneOf(reasons), { de: 'Grund', en: 'Reason', optional: true })
  readonly reason?: keyof typeof reasons;
}

export const placementEnded = defineEntry({
  type: 'de.wegmarke.work.placement-ended.v1',
  titles: { de: 'Beschäftigung beendet', en: 'Placement ended' },
  retention: socialRecord,
  payload: PlacementEnded,
  example: { kind: 'employment', reason: 'term-over' },
});
