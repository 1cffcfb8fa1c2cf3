import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { day, oneOf, yes } from '../forms.ts';
import { residenceRecord } from '../retention.ts';
import { residenceTitles } from './codes.ts';

/** A residence title was granted or prolonged, or what stands in for one. */
export class TitleGranted {
  @field(oneOf(residenceTitles), { de: 'Aufenthaltsrecht', en: 'Title' })
  readonly title!: keyof typeof residenceTitles;

  @field(yes, { de: 'erstmals erteilt', en: 'Granted for the first time', optional: true })
  readonly first?: true;

  @field(day, { de: 'gültig bis', en: 'Valid until', depth: 'date', optional: true })
  readonly validUntil?: string;
}

export const titleGranted = defineEntry({
  type: 'de.wegmarke.residence.title-granted.v1',
  titles: { de: 'Aufenthaltsrecht erteilt', en: 'Residence title granted' },
  retention: residenceRecord,
  payload: TitleGranted,
  example: { title: 'humanitarian', first: true, validUntil: '2028-10-14' },
});
