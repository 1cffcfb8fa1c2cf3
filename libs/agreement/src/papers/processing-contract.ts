import type { Agreement } from '../agreement.ts';
import { controllers } from '../questions.ts';
import { functionTitles, holdsSocialData, joined, purposeTitle, specialFields, typeTitle } from './flows.ts';
import { dayBegunAt } from './german-law.ts';
import { measures } from './measures.ts';
import type { Paper } from './paper.ts';
import { list, paper, table, TO_FILL_IN } from './paper.ts';

/** The annex to the processing contract with whoever runs the hub (Art. 28(3) GDPR, § 80 SGB X). */
export function processingContract(agreement: Agreement): Paper {
  const social = agreement.parties.filter(holdsSocialData);
  return paper(
    agreement,
    'processing-contract.md',
    'Anlage zum Vertrag über Auftragsverarbeitung (Processing contract, Art. 28 DSGVO, § 80 SGB X)',
    [
      'Die Drehscheibe übermittelt als Vermittlungsstelle im Auftrag (§ 67d Abs. 3 SGB X); verantwortlich für jede Übermittlung bleibt die übermittelnde Stelle (§ 67d Abs. 1 SGB X).',
      '',
      '## 1. Gegenstand, Art und Dauer (Subject, nature, duration)',
      '',
      ...table(['Angabe', 'Inhalt'], subject(agreement)),
      '## 2. Weisungen (Instructions)',
      '',
      ...list([
        'Die Vereinbarung ist die Weisung: Nur was ihre Matrix erlaubt, wird übermittelt. Eine neue Version gilt erst, wenn alle Parteien sie signiert haben und die Frist abgelaufen ist.',
        'Der Auftragsverarbeiter weist auf Weisungen hin, die er für rechtswidrig hält (Art. 28 Abs. 3 DSGVO).',
      ]),
      '## 3. Maßnahmen (Measures, Art. 32 DSGVO)',
      '',
      ...list(measures.map(({ against, measure }) => `${against.de}: ${measure.de}`)),
      '## 4. Pflichten des Auftragsverarbeiters (Duties, Art. 28 Abs. 3 DSGVO)',
      '',
      ...list([
        'Verpflichtung der Beschäftigten auf Vertraulichkeit (lit. b); bei Berufsgeheimnissen § 203 Abs. 4 StGB',
        `Weitere Auftragsverarbeiter (lit. d, Abs. 2 und 4): ${TO_FILL_IN}`,
        'Unterstützung bei den Rechten der betroffenen Personen (lit. e): Auskunft, Löschung, Einschränkung und Widerspruch über die Stellen, mit Rückruf an frühere Empfänger',
        'Unterstützung bei Meldungen und Folgenabschätzung (lit. f)',
        'Rückgabe und Löschung nach Ende (lit. g): Ausgabe des Protokolls, danach Vernichtung aller Schlüssel nach dem Löschkonzept',
        'Nachweise und Prüfungen (lit. h): signierte Stände des Protokolls, Beweise, Abrufprotokolle',
      ]),
      ...(social.length === 0
        ? []
        : socialData(social.map(({ titles, supervisoryAuthority }) => [titles.de, supervisoryAuthority]))),
    ],
  );
}

function subject(agreement: Agreement): readonly (readonly string[])[] {
  const types = [...new Set(agreement.parties.flatMap(({ publishes }) => publishes))];
  const special = specialFields(agreement).map(
    ({ type, field }) => `${field.titles.de} („${typeTitle(type)}“)`,
  );
  return [
    ['Verantwortliche', joined(controllers(agreement).map(({ titles }) => titles.de))],
    ['Auftragsverarbeiter', TO_FILL_IN],
    [
      'Gegenstand',
      agreement.functions
        .filter(({ on }) => on)
        .map(({ name, role }) => `${functionTitles[name]}: ${role}`)
        .join('. '),
    ],
    [
      'Zwecke',
      joined(
        [...new Set(agreement.rows.flatMap(({ purposes }) => purposes))]
          .filter((one) => one !== '*')
          .map(purposeTitle),
      ),
    ],
    ['Arten von Daten', joined(types.map(typeTitle))],
    ['Besondere Kategorien', special.length === 0 ? 'keine' : joined(special)],
    ['Betroffene', 'Zugewanderte, die von mindestens einer der Stellen beraten oder gefördert werden'],
    ['Dauer', `ab ${dayBegunAt(agreement.from)} bis zum Ende der Vereinbarung`],
  ];
}

function socialData(bodies: readonly (readonly string[])[]): readonly string[] {
  return [
    '## 5. Sozialdaten (Social data, § 80 SGB X)',
    '',
    ...table(
      ['Stelle', 'Anzeige an die Rechts- oder Fachaufsichtsbehörde (Abs. 1), Datenschutzaufsicht'],
      bodies.map(([title = '', authority = '']) => [title, `${TO_FILL_IN}; ${authority}`]),
    ),
    ...list([
      `Ort der Verarbeitung (Abs. 2: Inland, EU oder gleichgestellt): ${TO_FILL_IN}`,
      `Nicht öffentlicher Auftragsverarbeiter nur unter den Voraussetzungen des Abs. 3: ${TO_FILL_IN}`,
    ]),
  ];
}
