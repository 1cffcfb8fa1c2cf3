import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { oneOf, slug } from '../forms.ts';
import { socialRecord } from '../retention.ts';

/** Why a handover is declined; what is behind it is talked about, not recorded. */
const grounds = {
  'not-competent': { de: 'nicht zuständig', en: 'not competent' },
  'conditions-not-met': { de: 'Voraussetzungen liegen nicht vor', en: 'conditions are not met' },
  'documents-missing': { de: 'Unterlagen fehlen', en: 'documents are missing' },
  'no-capacity': { de: 'zurzeit keine Kapazität', en: 'no capacity at present' },
  'wish-of-person': { de: 'Wunsch der Person', en: "the person's wish" },
} as const;

/** The agency to which a handover was offered does not take it over: the one that offered stays the one to turn to. */
export class HandoverDeclined {
  @field(slug, { de: 'von der Stelle', en: 'From the agency' })
  readonly from!: string;

  @field(oneOf(grounds), { de: 'Grund', en: 'Reason' })
  readonly ground!: keyof typeof grounds;
}

export const handoverDeclined = defineEntry({
  type: 'de.wegmarke.casework.handover-declined.v1',
  titles: { de: 'Übergabe abgelehnt', en: 'Handover declined' },
  retention: socialRecord,
  payload: HandoverDeclined,
  example: { from: 'asylblg', ground: 'not-competent' },
});
