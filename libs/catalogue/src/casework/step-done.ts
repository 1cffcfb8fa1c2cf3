import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { text } from '../forms.ts';
import { socialRecord } from '../retention.ts';

/** A code of the agency's own list of steps or units; it names a kind of work or a group, never a person. */
const workCode = text(/^[a-z0-9-]{2,64}$/, '2 to 64 small letters, digits and hyphens');

/** A step of the agency's own procedure is done; which steps there are is the agency's own list. */
export class StepDone {
  @field(workCode, { de: 'Arbeitsschritt', en: 'Step' })
  readonly step!: string;

  @field(workCode, { de: 'Stelle', en: 'Unit', optional: true })
  readonly unit?: string;
}

export const stepDone = defineEntry({
  type: 'de.wegmarke.casework.step-done.v1',
  titles: { de: 'Arbeitsschritt erledigt', en: 'Step done' },
  retention: socialRecord,
  payload: StepDone,
  example: { step: 'receipt-confirmed', unit: 'group-1' },
});
