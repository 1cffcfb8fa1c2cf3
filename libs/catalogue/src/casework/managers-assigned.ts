import { legalSpheres } from '../benefits/codes.ts';
import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { day, oneOf, someOf } from '../forms.ts';
import { socialRecord } from '../retention.ts';

const forms = {
  tandem: { de: 'Tandem zweier Rechtskreise', en: 'tandem of two legal spheres' },
  single: { de: 'ein Fallmanagement', en: 'one case manager' },
} as const;

/** Case managers were assigned; who they are stays with their agencies. */
export class ManagersAssigned {
  @field(oneOf(forms), { de: 'Form', en: 'Form' })
  readonly form!: keyof typeof forms;

  @field(someOf(legalSpheres), { de: 'Rechtskreise', en: 'Legal spheres' })
  readonly spheres!: readonly (keyof typeof legalSpheres)[];

  @field(day, { de: 'erstes gemeinsames Gespräch', en: 'First joint meeting', depth: 'date', optional: true })
  readonly firstMeeting?: string;
}

export const managersAssigned = defineEntry({
  type: 'de.wegmarke.casework.managers-assigned.v1',
  titles: { de: 'Fallmanagement benannt', en: 'Case managers assigned' },
  retention: socialRecord,
  payload: ManagersAssigned,
  example: { form: 'tandem', spheres: ['sgb-2', 'asylblg'], firstMeeting: '2026-01-20' },
});
