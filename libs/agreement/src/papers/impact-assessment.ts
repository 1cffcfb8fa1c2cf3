import type { Agreement } from '../agreement.ts';
import { controllers } from '../questions.ts';
import {
  flowsFrom,
  functionTitles,
  holdsSocialData,
  joined,
  permitted,
  purposeTitle,
  specialFields,
  termsInGerman,
  titleOf,
  typeTitle,
} from './flows.ts';
import { groundInGerman, regimeInGerman } from './german-law.ts';
import { measures } from './measures.ts';
import type { Paper } from './paper.ts';
import { list, paper, table, TO_FILL_IN } from './paper.ts';

/** The draft of a data protection impact assessment (Art. 35(7) GDPR): what the agreement knows, and what has to be judged by people. */
export function impactAssessment(agreement: Agreement): Paper {
  return paper(
    agreement,
    'impact-assessment.md',
    'Datenschutz-Folgenabschätzung (Impact assessment, Art. 35 DSGVO)',
    [
      ...whyNeeded(agreement),
      ...description(agreement),
      ...necessity(agreement),
      ...risks(),
      ...openPoints(agreement),
    ],
  );
}

function whyNeeded(agreement: Agreement): readonly string[] {
  const special = specialFields(agreement).map(
    ({ type, field }) => `${field.titles.de} („${typeTitle(type)}“)`,
  );
  const secret = agreement.parties.filter(({ secrecy }) => secrecy).map(({ titles }) => titles.de);
  const social = agreement.parties.filter(holdsSocialData).map(({ titles }) => titles.de);
  return [
    '## 1. Warum sie erforderlich ist (Why it is needed)',
    '',
    ...list([
      `Austausch zwischen ${agreement.parties.length} Stellen von ${controllers(agreement).length} Verantwortlichen über Personen in besonderer Abhängigkeit`,
      special.length === 0
        ? 'Besondere Kategorien (Art. 9 DSGVO): keine Felder vorgesehen'
        : `Besondere Kategorien (Art. 9 DSGVO), nur mit ausdrücklicher Einwilligung: ${joined(special)}`,
      ...(secret.length === 0 ? [] : [`Berufsgeheimnis (§ 203 StGB): ${joined(secret)}`]),
      ...(social.length === 0 ? [] : [`Sozialdaten (§ 67 Abs. 2 SGB X): ${joined(social)}`]),
    ]),
  ];
}

function description(agreement: Agreement): readonly string[] {
  return [
    '## 2. Systematische Beschreibung (Systematic description, Abs. 7 lit. a)',
    '',
    '### Beteiligte (Parties)',
    '',
    ...table(
      ['Stelle', 'Verantwortlich', 'Rechtsrahmen', 'Auftrag'],
      agreement.parties.map(({ titles, controller, regime, mandate }) => [
        titles.de,
        controller.titles.de,
        regimeInGerman(regime),
        mandate.de,
      ]),
    ),
    '### Übermittlungen (Disclosures)',
    '',
    ...table(
      ['Zeile', 'Was', 'Von', 'An', 'Zweck', 'Rechtsgrundlage und Grenzen'],
      permitted(flowsFrom(agreement, agreement.parties)).map(({ row, types, senders }) => [
        `\`${row.id}\``,
        joined(types.map(typeTitle)),
        joined(senders.map((one) => titleOf(agreement, one))),
        joined(row.recipients.map((one) => titleOf(agreement, one))),
        joined(row.purposes.map(purposeTitle)),
        termsInGerman(row),
      ]),
    ),
    '### Funktionen der Drehscheibe (Functions)',
    '',
    ...table(
      ['Funktion', 'eingeschaltet', 'Rolle laut Vereinbarung'],
      agreement.functions.map(({ name, on, role }) => [functionTitles[name], on ? 'ja' : 'nein', role]),
    ),
  ];
}

function necessity(agreement: Agreement): readonly string[] {
  const forbidden = agreement.rows.filter(({ basis }) => basis.kind === 'FORBIDDEN');
  return [
    '## 3. Notwendigkeit und Verhältnismäßigkeit (Necessity, Abs. 7 lit. b)',
    '',
    ...list([
      'Was keine Zeile der Matrix nennt, ist verboten; eine Einwilligung ersetzt keine fehlende Zeile.',
      'Eine Stelle meldet ein Ereignis nur, wenn mindestens eine andere es in diesem Augenblick erfahren darf.',
      'Ereignisse haben geschlossene Felder ohne Namen und ohne Freitext.',
      'Die Einwilligung ist nur dort Grundlage, wo sie frei ist (Erwägungsgrund 43 DSGVO); eine Verweigerung berührt gesetzliche Übermittlungen nicht und sonst nichts.',
    ]),
    '### Ausdrücklich ausgeschlossen (Expressly excluded)',
    '',
    ...table(
      ['Zeile', 'Was', 'Von', 'An', 'Grund'],
      forbidden.map((row) => [
        `\`${row.id}\``,
        joined(row.types.map(typeTitle)),
        joined(row.senders.map((one) => titleOf(agreement, one))),
        joined(row.recipients.map((one) => titleOf(agreement, one))),
        groundInGerman(row.basis),
      ]),
    ),
  ];
}

function risks(): readonly string[] {
  return [
    '## 4. Risiken und Abhilfe (Risks and measures, Abs. 7 lit. c und d)',
    '',
    'Eintrittswahrscheinlichkeit und Schwere schätzt jede verantwortliche Stelle für ihren Teil; die Maßnahmen sind die der Drehscheibe.',
    '',
    ...table(
      ['Risiko', 'Maßnahme', 'Wahrscheinlichkeit', 'Schwere', 'Restrisiko'],
      measures.map(({ against, measure }) => [against.de, measure.de, TO_FILL_IN, TO_FILL_IN, TO_FILL_IN]),
    ),
  ];
}

function openPoints({ parties }: Agreement): readonly string[] {
  return [
    '## 5. Stellungnahmen und Offenes (Opinions and open points)',
    '',
    ...table(
      ['Datenschutzbeauftragte', 'Stellungnahme (Art. 35 Abs. 2)', 'Datum'],
      [...new Set(parties.map(({ dpo }) => dpo))].map((dpo) => [dpo, TO_FILL_IN, TO_FILL_IN]),
    ),
    ...list([
      `Standpunkt der betroffenen Personen oder ihrer Vertretungen (Art. 35 Abs. 9): ${TO_FILL_IN}`,
      `Vorherige Konsultation (Art. 36) erforderlich: ${TO_FILL_IN}`,
      'Eigene Rechtsgrundlage für gespeicherte Zeitleiste, Hinweise auf Widersprüche und Wartezeiten (gemeinsame Verantwortung, Art. 26): von den Stellen zu klären; jede Funktion kann abgeschaltet werden.',
      `Überprüfung spätestens mit der nächsten Version der Vereinbarung: ${TO_FILL_IN}`,
    ]),
  ];
}
