import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { id, listOf, oneOf, reference } from '../forms.ts';
import { proofRecord } from '../retention.ts';
import { staff } from '../staff.ts';
import { rightDecisions, rightGrounds } from './codes.ts';

/** One member of a controller's rights desk proposes how to decide on its part. */
export class ProposeDecision {
  @field(reference, { de: 'Antrag', en: 'Request' })
  readonly request!: string;

  @field(oneOf(rightDecisions), { de: 'Entscheidung', en: 'Decision' })
  readonly decision!: keyof typeof rightDecisions;

  @field(oneOf(rightGrounds), { de: 'Grund', en: 'Ground', optional: true })
  readonly ground?: keyof typeof rightGrounds;

  @field(listOf(id, 200), { de: 'ausgenommene Ereignisse', en: 'Events left out', optional: true })
  readonly withheld?: readonly string[];

  @field(staff, { de: 'Sachbearbeitung', en: 'Member of staff' })
  readonly staff!: string;
}

export const proposeDecision = defineEntry({
  type: 'de.wegmarke.rights.propose.v1',
  titles: { de: 'Entscheidung vorschlagen', en: 'Propose a decision' },
  retention: proofRecord,
  payload: ProposeDecision,
  example: { request: 'request-1', decision: 'grant', staff: 'jobcenter-007' },
});
