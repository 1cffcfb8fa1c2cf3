import type { Agreement } from '../agreement.ts';
import { controllers } from '../questions.ts';
import { functionTitles, joined, partiesOf, titleOf } from './flows.ts';
import type { Paper } from './paper.ts';
import { list, paper, table, TO_FILL_IN } from './paper.ts';

/** The arrangement between joint controllers (Art. 26 GDPR): who does what for the person. */
export function jointControllers(agreement: Agreement): Paper {
  return paper(
    agreement,
    'joint-controllers.md',
    'Vereinbarung über gemeinsame Verantwortung (Joint controllers, Art. 26 DSGVO)',
    [
      'Ob für eine Funktion gemeinsame Verantwortung besteht, ist von den Stellen zu klären; jede Funktion kann für alle oder für einzelne Stellen abgeschaltet werden.',
      '',
      '## 1. Funktionen und Rollen (Functions and roles)',
      '',
      ...table(
        ['Funktion', 'eingeschaltet', 'außer für', 'Rolle laut Vereinbarung'],
        agreement.functions.map(({ name, on, exceptFor, role }) => [
          functionTitles[name],
          on ? 'ja' : 'nein',
          joined(exceptFor.map((one) => titleOf(agreement, one))) || 'niemanden',
          role,
        ]),
      ),
      '## 2. Wer welche Pflicht erfüllt (Who fulfils which duty)',
      '',
      ...table(['Pflicht', 'wer', 'wie'], DUTIES),
      '## 3. Anlaufstellen (Contact points)',
      '',
      'Jede Person kann sich an jede Stelle wenden (Art. 26 Abs. 3 DSGVO); diese nimmt das Anliegen auf und leitet jeder beteiligten verantwortlichen Stelle ihren Teil zu.',
      '',
      ...table(
        ['Verantwortlich', 'Stellen', 'Anlaufstelle für Rechte', 'Datenschutzbeauftragte'],
        controllers(agreement).map((controller) => {
          const parties = partiesOf(agreement, controller);
          return [
            controller.titles.de,
            joined(parties.map(({ titles }) => titles.de)),
            joined([
              ...new Set(parties.map(({ rightsDesk, contactFunction }) => rightsDesk?.de ?? contactFunction)),
            ]),
            joined([...new Set(parties.map(({ dpo }) => dpo))]),
          ];
        }),
      ),
      '## 4. Das Wesentliche für die betroffene Person (Essence, Art. 26 Abs. 2)',
      '',
      ...list([
        'Die Stellen arbeiten an Ihrem Fall zusammen. Keine erfährt mehr, als ein Gesetz erlaubt oder Sie ausdrücklich erlaubt haben.',
        'Eine Einwilligung können Sie jederzeit widerrufen, ganz oder in Teilen; das ist so einfach wie die Zustimmung.',
        'Sie erfahren auf Wunsch, welche Stelle was wann und auf welcher Grundlage erfahren hat.',
        `Wo dies veröffentlicht ist: ${TO_FILL_IN}`,
      ]),
    ],
  );
}

const DUTIES: readonly (readonly string[])[] = [
  [
    'Information bei der Erhebung (Art. 13)',
    'die Stelle, die das Ereignis erfasst',
    'mit dem Hinweis, welche Stellen es erfahren können',
  ],
  [
    'Information durch den Empfänger (Art. 14)',
    'der Empfänger',
    'beim ersten Kontakt nach der Übermittlung; Ausnahmen nach § 82a SGB X',
  ],
  [
    'Einwilligung und ihr Nachweis (Art. 7)',
    'die Stelle, die sie aufnimmt',
    'Hinweistext in der Sprache der Person; Nachweis im Protokoll',
  ],
  [
    'Auskunft (Art. 15, § 83 SGB X)',
    'jede verantwortliche Stelle für ihren Teil',
    'Freigabe oder begründete Zurückhaltung im Vier-Augen-Prinzip; eine gemeinsame Datei',
  ],
  [
    'Berichtigung (Art. 16)',
    'die Stelle, die das Ereignis erfasst hat',
    'berichtigendes Ereignis, das frühere Empfänger erreicht',
  ],
  [
    'Löschung (Art. 17, § 84 SGB X)',
    'jede verantwortliche Stelle für ihren Teil',
    'Vernichtung der Schlüssel, Aufforderung an frühere Empfänger (Art. 19)',
  ],
  [
    'Einschränkung (Art. 18)',
    'jede verantwortliche Stelle für ihren Teil',
    'sofortige Sperre; Unterrichtung vor der Aufhebung',
  ],
  [
    'Widerspruch (Art. 21)',
    'jede verantwortliche Stelle für ihren Teil',
    'Zeile der Matrix gilt für die Person nicht mehr; nicht gegen Pflichten',
  ],
  [
    'Meldung von Verletzungen (Art. 33, 34; § 83a SGB X)',
    'die Stelle, bei der sie eingetreten ist',
    'unverzüglich an die eigene Aufsicht und die anderen Stellen',
  ],
];
