import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { day, slug } from '../forms.ts';
import { socialRecord } from '../retention.ts';

/** The agency to which a handover was offered accepted it: from then on it is the one to turn to. */
export class HandoverAccepted {
  @field(slug, { de: 'von der Stelle', en: 'From the agency' })
  readonly from!: string;

  @field(day, { de: 'zuständig ab', en: 'In charge from', depth: 'date', optional: true })
  readonly inChargeFrom?: string;
}

export const handoverAccepted = defineEntry({
  type: 'de.wegmarke.casework.handover-accepted.v1',
  titles: { de: 'Übergabe angenommen', en: 'Handover accepted' },
  retention: socialRecord,
  payload: HandoverAccepted,
  example: { from: 'asylblg', inChargeFrom: '2025-12-01' },
});
