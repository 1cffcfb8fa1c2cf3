import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { day, oneOf } from '../forms.ts';
import { socialRecord } from '../retention.ts';

const destinations = {
  'same-county': { de: 'andere Gemeinde des Kreises', en: 'another municipality of the county' },
  'same-land': { de: 'anderer Kreis im Land', en: 'another county of the same Land' },
  'other-land': { de: 'anderes Bundesland', en: 'another Land' },
  abroad: { de: 'Ausland', en: 'abroad' },
} as const;

/** The person moves, or moved, to another municipality; where exactly stays in the files. */
export class Moved {
  @field(oneOf(destinations), { de: 'wohin', en: 'Where to' })
  readonly destination!: keyof typeof destinations;

  @field(day, { de: 'Umzug am', en: 'Moves on', depth: 'date', optional: true })
  readonly movesOn?: string;
}

export const moved = defineEntry({
  type: 'de.wegmarke.entry.moved.v1',
  titles: { de: 'in eine andere Gemeinde gezogen', en: 'Moved to another municipality' },
  retention: socialRecord,
  payload: Moved,
  example: { destination: 'same-county', movesOn: '2026-04-01' },
});
