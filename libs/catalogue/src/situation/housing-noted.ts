import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { oneOf } from '../forms.ts';
import { consentedRecord } from '../retention.ts';

const states = {
  'shared-accommodation': { de: 'Gemeinschaftsunterkunft', en: 'shared accommodation' },
  'own-home': { de: 'eigene Wohnung', en: 'own home' },
  searching: { de: 'sucht eine Wohnung', en: 'looking for a home' },
  'at-risk': { de: 'Wohnung gefährdet', en: 'home at risk' },
} as const;

/** How the person lives; never where. */
export class HousingNoted {
  @field(oneOf(states), { de: 'Wohnen', en: 'Housing' })
  readonly state!: keyof typeof states;
}

export const housingNoted = defineEntry({
  type: 'de.wegmarke.situation.housing-noted.v1',
  titles: { de: 'Wohnsituation vermerkt', en: 'Housing noted' },
  retention: consentedRecord,
  payload: HousingNoted,
  example: { state: 'searching' },
});
