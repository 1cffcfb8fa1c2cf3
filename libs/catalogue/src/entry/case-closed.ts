import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { oneOf } from '../forms.ts';
import { socialRecord } from '../retention.ts';

const grounds = {
  'goal-reached': { de: 'Ziel erreicht', en: 'goal reached' },
  'not-competent': { de: 'nicht mehr zuständig', en: 'no longer competent' },
  'handed-over': { de: 'an eine andere Stelle übergeben', en: 'handed over to another agency' },
  moved: { de: 'Wegzug', en: 'moved away' },
  'wish-of-person': { de: 'Wunsch der Person', en: "the person's wish" },
  'no-contact': { de: 'kein Kontakt mehr', en: 'no more contact' },
} as const;

/** The recording agency closed its own file; the case goes on at the others. */
export class CaseClosed {
  @field(oneOf(grounds), { de: 'Grund', en: 'Reason' })
  readonly ground!: keyof typeof grounds;
}

export const caseClosed = defineEntry({
  type: 'de.wegmarke.entry.case-closed.v1',
  titles: { de: 'Akte der Stelle geschlossen', en: "The agency's file closed" },
  retention: socialRecord,
  payload: CaseClosed,
  example: { ground: 'not-competent' },
});
