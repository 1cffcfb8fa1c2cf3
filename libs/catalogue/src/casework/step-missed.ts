import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { day, oneOf } from '../forms.ts';
import { socialRecord } from '../retention.ts';
import { agreedSteps, promisers } from './codes.ts';

/** An agreed step was not done in time, by the person or by the agency itself; why is talked about, not recorded. */
export class StepMissed {
  @field(oneOf(agreedSteps), { de: 'Schritt', en: 'Step' })
  readonly step!: keyof typeof agreedSteps;

  @field(oneOf(promisers), { de: 'zugesagt von', en: 'Promised by' })
  readonly by!: keyof typeof promisers;

  @field(day, { de: 'neue Frist', en: 'New date', depth: 'date', optional: true })
  readonly newDate?: string;
}

export const stepMissed = defineEntry({
  type: 'de.wegmarke.casework.step-missed.v1',
  titles: { de: 'Schritt nicht rechtzeitig erledigt', en: 'Step missed' },
  retention: socialRecord,
  payload: StepMissed,
  example: { step: 'issue-voucher', by: 'agency', newDate: '2026-03-13' },
});
