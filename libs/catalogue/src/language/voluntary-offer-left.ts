import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { oneOf } from '../forms.ts';
import { consentedRecord } from '../retention.ts';
import { voluntaryOffers } from './codes.ts';

const reasons = {
  'course-began': { de: 'Kurs hat begonnen', en: 'the course began' },
  'offer-over': { de: 'Angebot beendet', en: 'the offer is over' },
  'wish-of-person': { de: 'Wunsch der Person', en: "the person's wish" },
  moved: { de: 'Umzug', en: 'moved' },
} as const;

/** The person left a voluntary language offer. */
export class VoluntaryOfferLeft {
  @field(oneOf(voluntaryOffers), { de: 'Angebot', en: 'Offer' })
  readonly offer!: keyof typeof voluntaryOffers;

  @field(oneOf(reasons), { de: 'Grund', en: 'Reason', optional: true })
  readonly reason?: keyof typeof reasons;
}

export const voluntaryOfferLeft = defineEntry({
  type: 'de.wegmarke.language.voluntary-offer-left.v1',
  titles: { de: 'freiwilliges Sprachangebot beendet', en: 'Voluntary offer left' },
  retention: consentedRecord,
  payload: VoluntaryOfferLeft,
  example: { offer: 'language-cafe', reason: 'course-began' },
});
