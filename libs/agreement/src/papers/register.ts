import type { Agreement, Controller, Party } from '../agreement.ts';
import { controllers } from '../questions.ts';
import { NOTHING_RECORDED, retentionTerm } from './deletion-concept.ts';
import type { Flow } from './flows.ts';
import {
  flowsFrom,
  functionTitles,
  joined,
  partiesOf,
  permitted,
  purposeTitle,
  termsInGerman,
  titleOf,
  typeTitle,
} from './flows.ts';
import { regimeInGerman } from './german-law.ts';
import { measures } from './measures.ts';
import type { Paper } from './paper.ts';
import { list, paper, table, TO_FILL_IN } from './paper.ts';

/** The register of processing of every controller, and that of the hub as processor (Art. 30(1), (2) GDPR). */
export function registerOfProcessing(agreement: Agreement): Paper {
  return paper(
    agreement,
    'register-of-processing.md',
    'Verzeichnis der Verarbeitungstätigkeiten (Register of processing, Art. 30 DSGVO)',
    [
      'Betroffen sind Zugewanderte, die von mindestens einer der Stellen beraten oder gefördert werden. Eine Übermittlung in Drittländer findet nicht statt.',
      '',
      ...controllers(agreement).flatMap((controller) => sectionOf(agreement, controller)),
      '## Technische und organisatorische Maßnahmen (Measures, Art. 32 DSGVO)',
      '',
      ...list(measures.map(({ against, measure }) => `${against.de}: ${measure.de}`)),
      '## Verzeichnis des Auftragsverarbeiters (Register of the processor, Art. 30 Abs. 2 DSGVO)',
      '',
      ...table(
        ['Angabe', 'Inhalt'],
        [
          ['Auftragsverarbeiter', `Betrieb der Drehscheibe: ${TO_FILL_IN}`],
          ['Verantwortliche', joined(controllers(agreement).map(({ titles }) => titles.de))],
          [
            'Kategorien von Verarbeitungen',
            joined(agreement.functions.filter(({ on }) => on).map(({ name }) => functionTitles[name])),
          ],
          ['Übermittlung in Drittländer', 'keine'],
          ['Maßnahmen', 'wie oben'],
        ],
      ),
    ],
  );
}

function sectionOf(agreement: Agreement, controller: Controller): readonly string[] {
  const parties = partiesOf(agreement, controller);
  const flows = permitted(flowsFrom(agreement, parties));
  const purposes = [...new Set(flows.flatMap(({ row }) => row.purposes))];
  return [
    `## Verantwortlich: ${controller.titles.de} (Controller)`,
    '',
    ...table(
      ['Stelle', 'Einheit', 'Rechtsrahmen', 'Aufsichtsbehörde', 'Datenschutzbeauftragte', 'Ansprechfunktion'],
      parties.map(partyRow),
    ),
    ...purposes.flatMap((purpose) => [
      `### Zweck: ${purposeTitle(purpose)} (Purpose: ${purpose})`,
      '',
      ...table(
        ['Absender', 'Kategorien von Daten', 'Empfänger', 'Rechtsgrundlage', 'Zeile'],
        flows.filter(({ row }) => row.purposes.includes(purpose)).map((flow) => flowRow(agreement, flow)),
      ),
    ]),
    ...received(agreement, parties),
    '### Löschfristen (Time limits)',
    '',
    ...limits(agreement, controller, parties),
  ];
}

function flowRow(agreement: Agreement, { row, types, senders }: Flow): readonly string[] {
  // An agency does not tell itself.
  const recipients = row.recipients.filter((one) => senders.length > 1 || one !== senders[0]);
  return [
    joined(senders.map((one) => titleOf(agreement, one))),
    joined(types.map(typeTitle)),
    joined(recipients.map((one) => titleOf(agreement, one))),
    termsInGerman(row),
    `\`${row.id}\``,
  ];
}

/** What the controller's parties may be told by those of others. */
function received(agreement: Agreement, parties: readonly Party[]): readonly string[] {
  const own = parties.map(({ agency }) => agency);
  const others = agreement.parties.filter(({ agency }) => !own.includes(agency));
  const flows = permitted(flowsFrom(agreement, others)).filter(({ row }) =>
    row.recipients.some((one) => own.includes(one)),
  );
  if (flows.length === 0) return ['Von anderen Verantwortlichen empfangen sie nichts über Personen.', ''];
  return [
    '### Von anderen Verantwortlichen empfangen (Received)',
    '',
    ...table(
      ['Von', 'Kategorien von Daten', 'Zweck', 'Zeile'],
      flows.map(({ row, types, senders }) => [
        joined(senders.map((one) => titleOf(agreement, one))),
        joined(types.map(typeTitle)),
        joined(row.purposes.map(purposeTitle)),
        `\`${row.id}\``,
      ]),
    ),
  ];
}

function limits(agreement: Agreement, { id }: Controller, parties: readonly Party[]): readonly string[] {
  const types = [...new Set(parties.flatMap(({ publishes }) => publishes))];
  if (types.length === 0) return [NOTHING_RECORDED, ''];
  return table(
    ['Daten', 'Frist'],
    types.map((type) => [typeTitle(type), retentionTerm(agreement, id, type)]),
  );
}

function partyRow({
  titles,
  unit,
  regime,
  supervisoryAuthority,
  dpo,
  contactFunction,
}: Party): readonly string[] {
  return [titles.de, unit, regimeInGerman(regime), supervisoryAuthority, dpo, contactFunction];
}
