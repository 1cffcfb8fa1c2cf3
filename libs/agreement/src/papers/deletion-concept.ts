import { catalogueEntry, commandEntry, commands } from '#catalogue';
import type { Retention } from '#catalogue';
import type { Agreement } from '../agreement.ts';
import { controllers } from '../questions.ts';
import { RETRIEVAL_TYPE, retentionOf } from '../sections.ts';
import { joined, partiesOf, typeTitle } from './flows.ts';
import { paragraphInGerman, periodInGerman, startInGerman } from './german-law.ts';
import type { Paper } from './paper.ts';
import { list, paper, table } from './paper.ts';

/** Said of a controller whose parties may record no event. */
export const NOTHING_RECORDED = 'Erfasst selbst keine Ereignisse.';

/** How long who keeps what, and how it ends (Art. 5(1)(e), 17 GDPR; § 84 SGB X). */
export function deletionConcept(agreement: Agreement): Paper {
  return paper(agreement, 'deletion-concept.md', 'Löschkonzept (Deletion concept)', [
    '## Grundsätze (Principles)',
    '',
    ...list([
      'Jeder Inhalt liegt unter einem eigenen Schlüssel. Ist seine Frist vorbei, wird der Schlüssel vernichtet: der Inhalt ist dann für niemanden mehr lesbar, auch nicht aus Sicherungen, sobald der Hauptschlüssel gewechselt ist.',
      'Signaturen, Zeitpunkte und die Beweise des Protokolls bleiben; sie nennen weder Person noch Inhalt.',
      'Eine Löschung (Art. 17 DSGVO) geht früheren Empfängern als Aufforderung zu (Art. 19 DSGVO); jede Antwort wird festgehalten: gelöscht, aufbewahrt (mit Rechtsgrundlage) oder unmöglich.',
      'Ist ein Fall abgeschlossen und eine Frist beginnt mit dem Abschluss, läuft sie ab diesem Tag.',
    ]),
    '## Fristen je verantwortlicher Stelle (Time limits of each controller)',
    '',
    ...controllers(agreement).flatMap((controller) => {
      const types = new Set(partiesOf(agreement, controller).flatMap(({ publishes }) => publishes));
      return [
        `### ${controller.titles.de}`,
        '',
        ...(types.size === 0
          ? [NOTHING_RECORDED, '']
          : table(
              ['Daten', 'Frist'],
              grouped([...types], (type) => retentionTerm(agreement, controller.id, type)),
            )),
      ];
    }),
    '## Nachweise (Evidence)',
    '',
    ...table(
      ['Daten', 'Frist'],
      [
        ...grouped(
          commands.map(({ type }) => type),
          (type) => retentionTerm(agreement, '', type),
        ),
        ['Abrufe und Übermittlungen (Protokoll)', retrievalTerm(agreement)],
      ],
    ),
  ]);
}

/** Types with the same term in one row. */
function grouped(types: readonly string[], termOf: (type: string) => string): readonly (readonly string[])[] {
  return [...Map.groupBy(types, termOf)].map(([term, same]) => [joined(same.map(typeTitle)), term]);
}

/** How long a controller keeps one type, in German: what the agreement says, else the catalogue. */
export function retentionTerm(agreement: Agreement, controller: string, type: string): string {
  const kept =
    retentionOf(agreement, controller, type) ?? (catalogueEntry(type) ?? commandEntry(type))?.retention;
  return kept === undefined ? 'nicht bestimmt' : inGerman(kept);
}

/** Retrieval records: six months, unless the agreement says otherwise (§ 8(5) IntV). */
function retrievalTerm(agreement: Agreement): string {
  const usual: Retention = { paragraph: '§ 8(5) IntV', period: 'P6M', start: 'recorded' };
  return inGerman(retentionOf(agreement, '', RETRIEVAL_TYPE) ?? usual);
}

function inGerman({ period, start, paragraph }: Retention): string {
  return `${periodInGerman(period)} ab ${startInGerman[start]}, ${paragraphInGerman(paragraph)}`;
}
