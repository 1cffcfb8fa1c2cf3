import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { day, oneOf } from '../forms.ts';
import { consentedRecord } from '../retention.ts';
import { voluntaryOffers } from './codes.ts';

/** The person joined a voluntary language offer, without access to a course or until it begins. */
export class VoluntaryOfferJoined {
  @field(oneOf(voluntaryOffers), { de: 'Angebot', en: 'Offer' })
  readonly offer!: keyof typeof voluntaryOffers;

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
