import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { day } from '../forms.ts';
import { courseRecord } from '../retention.ts';

/** A placement test was booked with a provider (§ 11(2) IntV). */
export class PlacementTestBooked {
  @field(day, { de: 'Termin', en: 'Appointment', depth: 'date' })
  readonly testOn!: string;
}

export const placementTestBooked = defineEntry({
  type: 'de.wegmarke.language.placement-test-booked.v1',
  titles: { de: 'Einstufungstest vereinbart', en: 'Placement test booked' },
  retention: courseRecord,
  payload: PlacementTestBooked,
  example: { testOn: '2025-09-04' },
});
