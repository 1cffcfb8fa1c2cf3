import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { oneOf, tableRow } from '../forms.ts';
import { entitlementRecord } from '../retention.ts';
import { courseGrounds, issuers } from './codes.ts';

const outcomes = {
  ...issuers,
  none: { de: 'keine Stelle: freiwillige Angebote', en: 'no agency: voluntary offers' },
} as const;

/** It was decided which agency issues the voucher for this person. */
export class CompetenceDecided {
  @field(oneOf(outcomes), { de: 'zuständige Stelle', en: 'Competent agency' })
  readonly issuer!: keyof typeof outcomes;

  @field(oneOf(courseGrounds), { de: 'Rechtsgrundlage', en: 'Legal ground', optional: true })
  readonly ground?: keyof typeof courseGrounds;

  @field(tableRow, {
    de: 'Zeile der Zuständigkeitstabelle',
    en: 'Row of the competence table',
    optional: true,
  })
  readonly row?: string;
}

export const competenceDecided = defineEntry({
  type: 'de.wegmarke.language.competence-decided.v1',
  titles: {
    de: 'Zuständigkeit für den Berechtigungsschein entschieden',
    en: 'Competence for the voucher decided',
  },
  retention: entitlementRecord,
  payload: CompetenceDecided,
  example: { issuer: 'jobcenter', ground: 'aufenthg-44a-1-2', row: 'COMP-2' },
});
