import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { day, oneOf, yes } from '../forms.ts';
import { socialRecord } from '../retention.ts';
import { legalSpheres } from './codes.ts';

/** The person moved from one legal sphere (Rechtskreis) to another. */
export class LegalSphereChanged {
  @field(oneOf(legalSpheres), { de: 'bisher', en: 'From' })
  readonly from!: keyof typeof legalSpheres;

  @field(oneOf(legalSpheres), { de: 'künftig', en: 'To' })
  readonly to!: keyof typeof legalSpheres;

  @field(day, { de: 'wirksam ab', en: 'Effective from', depth: 'date' })
  readonly effectiveFrom!: string;

  @field(yes, { de: 'Kurs läuft weiter', en: 'A course goes on', optional: true })
  readonly courseGoesOn?: true;
}

export const legalSphereChanged = defineEntry({
  type: 'de.wegmarke.benefits.legal-sphere-changed.v1',
  titles: { de: 'Rechtskreis gewechselt', en: 'Legal sphere changed' },
  retention: socialRecord,
  payload: LegalSphereChanged,
  example: { from: 'asylblg', to: 'sgb-2', effectiveFrom: '2025-12-01', courseGoesOn: true },
});
