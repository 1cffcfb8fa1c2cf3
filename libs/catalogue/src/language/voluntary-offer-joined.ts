import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { day, oneOf } from '../forms.ts';
import { consentedRecord } from '../retention.ts';

const offers = {
  'language-cafe': { de: 'Sprachcafé', en: 'language café' },
  'first-steps': { de: 'Erstorientierung', en: 'first steps course' },
  'volunteer-class': { de: 'Kurs von Ehrenamtlichen', en: 'class by volunteers' },
  'parents-group': { de: 'Elterngruppe', en: "parents' group" },
  'language-partner': { de: 'Sprachpatenschaft', en: 'language partner' },
} as const;

/** The person joined a voluntary language offer, without access to a course or until it begins. */
export class VoluntaryOfferJoined {
  @field(oneOf(offers), { de: 'Angebot', en: 'Offer' })
  readonly offer!: keyof typeof offers;

  @field(day, { de: 'voraussichtlich bis', en: 'Expected until', depth: 'date', optional: true })
  readonly expectedUntil?: string;
}

export const voluntaryOfferJoined = defineEntry({
  type: 'de.wegmarke.language.voluntary-offer-joined.v1',
  titles: { de: 'freiwilliges Sprachangebot begonnen', en: 'Voluntary offer joined' },
  retention: consentedRecord,
  payload: VoluntaryOfferJoined,
  example: { offer: 'language-cafe', expectedUntil: '2025-09-12' },
});
