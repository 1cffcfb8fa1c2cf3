import type { CatalogueField } from '#catalogue';
import { catalogueEntry, commandEntry, purposeOf } from '#catalogue';
import { THE_PERSON, THE_STEERING_GROUP } from '#gate';
import type { Agreement, Controller, HubFunction, MatrixRow, Party } from '../agreement.ts';
import { conditionInWords } from './condition-words.ts';
import { groundInGerman } from './german-law.ts';

/** The parties for which a controller answers. */
export function partiesOf({ parties }: Agreement, controller: Controller): readonly Party[] {
  return parties.filter((one) => one.controller.id === controller.id);
}

/** A row as far as it is about these senders. */
export interface Flow {
  readonly row: MatrixRow;
  readonly types: readonly string[];
  readonly senders: readonly string[];
}

/** What these parties tell others or must not, row by row: only types that at least one of them may record. */
export function flowsFrom({ rows }: Agreement, senders: readonly Party[]): readonly Flow[] {
  return rows
    .map((row) => {
      const own = senders.filter(({ agency }) => row.senders.includes(agency));
      const types = row.types.filter((type) => own.some(({ publishes }) => publishes.includes(type)));
      return { row, types, senders: own.map(({ agency }) => agency) };
    })
    .filter(({ types, senders: own }) => types.length > 0 && own.length > 0);
}

/** Flows that the agreement permits. */
export function permitted(flows: readonly Flow[]): readonly Flow[] {
  return flows.filter(({ row }) => row.basis.kind !== 'FORBIDDEN');
}

/** The German title of an agency, or its id where it is no party; the person is called so. */
export function titleOf({ parties }: Agreement, agency: string): string {
  if (agency === THE_PERSON) return 'betroffene Person selbst';
  if (agency === THE_STEERING_GROUP) return 'Lenkungsgruppe (nur Summen)';
  return parties.find((one) => one.agency === agency)?.titles.de ?? agency;
}

/** The German title of an event type or command. */
export function typeTitle(type: string): string {
  return (catalogueEntry(type) ?? commandEntry(type))?.titles.de ?? type;
}

/** The German title of a purpose. */
export function purposeTitle(purpose: string): string {
  return purpose === '*' ? 'jeder Zweck' : (purposeOf(purpose)?.titles.de ?? purpose);
}

/** What each function of the hub is called in German. */
export const functionTitles: Readonly<Record<HubFunction['name'], string>> = {
  claim: 'Übermittlung auf Abruf',
  timeline: 'Zeitleiste',
  export: 'Ausgabe der Zeitleiste',
  recall: 'Rückruf',
  'subject-access': 'Auskunft an die Person',
  'person-view': 'Sicht der Person',
  officer: 'Datenschutzkontrolle',
  steering: 'Statistik für die Lenkungsgruppe',
};

/** Several titles as one cell of a table. */
export function joined(titles: readonly string[]): string {
  return titles.join(', ');
}

/** Ground of a row with all that it depends on, in German. */
export function termsInGerman({ basis, condition, trigger, decidedBy, depth }: MatrixRow): string {
  return [
    groundInGerman(basis),
    condition === undefined ? '' : `nur wenn ${conditionInWords(condition, 'de')}`,
    trigger === 'on-request' ? 'nur auf Anfrage' : '',
    decidedBy === 'clerk' ? 'nach Entscheidung der Sachbearbeitung (§ 67d Abs. 1 SGB X)' : '',
    depth === undefined || depth === 'detail' ? '' : DEPTHS[depth],
  ]
    .filter((one) => one !== '')
    .join('; ');
}

const DEPTHS = { fact: 'nur die Tatsache', date: 'nur Tatsache und Zeitpunkt' } as const;

/** Whether what a party holds is social data (§ 67(2) SGB X): as the agreement says, else by its regime. */
export function holdsSocialData({ holdsSocialData: said, regime }: Party): boolean {
  return said ?? regime === 'SGB X';
}

/** Fields of special categories (Art. 9 GDPR) in types that the parties may record. */
export function specialFields({
  parties,
}: Agreement): readonly { readonly type: string; readonly field: CatalogueField }[] {
  const types = new Set(parties.flatMap(({ publishes }) => publishes));
  return [...types].flatMap((type) =>
    (catalogueEntry(type)?.fields ?? []).filter((field) => field.special).map((field) => ({ type, field })),
  );
}
