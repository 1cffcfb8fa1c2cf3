import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { oneOf } from '../forms.ts';
import { entitlementRecord } from '../retention.ts';
import { orientationResults } from './codes.ts';

/** The test of the orientation course ("Leben in Deutschland") was taken (§ 17(1) IntV). */
export class OrientationTestTaken {
  @field(oneOf(orientationResults), { de: 'Ergebnis', en: 'Result' })
  readonly result!: keyof typeof orientationResults;
}

export const orientationTestTaken = defineEntry({
  type: 'de.wegmarke.language.orientation-test-taken.v1',
  titles: { de: 'Test „Leben in Deutschland“ abgelegt', en: 'Test Leben in Deutschland taken' },
  retention: entitlementRecord,
  payload: OrientationTestTaken,
  example: { result: 'passed' },
});
