import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { day, oneOf } from '../forms.ts';
import { socialRecord } from '../retention.ts';
import { agreedSteps, goals, promisers } from './codes.ts';

/** The person and the recording agency agreed on a step: who does it, and until when. */
export class StepAgreed {
  @field(oneOf(agreedSteps), { de: 'Schritt', en: 'Step' })
  readonly step!: keyof typeof agreedSteps;

  @field(oneOf(promisers), { de: 'zugesagt von', en: 'Promised by' })
  readonly by!: keyof typeof promisers;

  @field(oneOf(goals), { de: 'Ziel', en: 'Goal', optional: true })
  readonly goal?: keyof typeof goals;

  @field(day, { de: 'erledigt bis', en: 'To be done by', depth: 'date', optional: true })
  readonly doneBy?: string;
}

export const stepAgreed = defineEntry({
  type: 'de.wegmarke.casework.step-agreed.v1',
  titles: { de: 'Schritt vereinbart', en: 'Step agreed' },
  retention: socialRecord,
  payload: StepAgreed,
  example: { step: 'register-for-course', by: 'person', goal: 'language', doneBy: '2026-02-27' },
});
