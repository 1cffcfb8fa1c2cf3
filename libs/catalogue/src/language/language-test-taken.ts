import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { oneOf } from '../forms.ts';
import { entitlementRecord } from '../retention.ts';
import { languageResults } from './codes.ts';

/** The German test for immigrants (Deutsch-Test für Zuwanderer, DTZ) was taken (§ 17(1) IntV). */
export class LanguageTestTaken {
  @field(oneOf(languageResults), { de: 'Ergebnis', en: 'Result' })
  readonly result!: keyof typeof languageResults;
}

export const languageTestTaken = defineEntry({
  type: 'de.wegmarke.language.language-test-taken.v1',
  titles: { de: 'Deutsch-Test für Zuwanderer (DTZ) abgelegt', en: 'German test (DTZ) taken' },
  retention: entitlementRecord,
  payload: LanguageTestTaken,
  example: { result: 'b1' },
});
