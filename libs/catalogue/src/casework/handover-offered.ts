import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { day, oneOf, slug } from '../forms.ts';
import { socialRecord } from '../retention.ts';

const grounds = {
  'sphere-changed': { de: 'Wechsel des Rechtskreises', en: 'change of legal sphere' },
  moved: { de: 'Umzug', en: 'move' },
  'other-task': { de: 'Aufgabe der anderen Stelle', en: "the other agency's task" },
  'wish-of-person': { de: 'Wunsch der Person', en: "the person's wish" },
} as const;

/** An agency offered to hand its part of the case over to another one. */
export class HandoverOffered {
  @field(slug, { de: 'an die Stelle', en: 'To the agency' })
  readonly to!: string;

  @field(oneOf(grounds), { de: 'Grund', en: 'Reason' })
  readonly ground!: keyof typeof grounds;

  @field(day, { de: 'Übergabe am', en: 'Handover on', depth: 'date', optional: true })
  readonly handoverOn?: string;
}

export const handoverOffered = defineEntry({
  type: 'de.wegmarke.casework.handover-offered.v1',
  titles: { de: 'Übergabe angeboten', en: 'Handover offered' },
  retention: socialRecord,
  payload: HandoverOffered,
  example: { to: 'jobcenter', ground: 'sphere-changed', handoverOn: '2025-12-01' },
});
