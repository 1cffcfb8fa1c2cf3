import type { Agreement, Controller } from '#agreement';
import { paragraphInGerman, partiesOf, party } from '#agreement';
import type { Titles } from '#catalogue';
import { catalogue, commands, ownRecord, purposes } from '#catalogue';

/** What an officer's page needs to say ids in words, and to offer what can be searched for. */
export interface OfficerTerms {
  readonly controller: Controller;
  /** Agencies for which the own controller answers. */
  readonly own: readonly string[];
  readonly agencies: Readonly<Record<string, Titles>>;
  readonly purposes: Readonly<Record<string, Titles>>;
  readonly types: Readonly<
    Record<string, { readonly titles: Titles; readonly fields: Readonly<Record<string, Titles>> }>
  >;
  /** The paragraph of each statutory row, by the row's id. */
  readonly rows: Readonly<Record<string, Titles>>;
}

/** The terms for the officer of the controller that answers for this agency; undefined when the agency is no party. */
export function termsFor(agreement: Agreement, agency: string): OfficerTerms | undefined {
  const controller = party(agreement, agency)?.controller;
  if (controller === undefined) return undefined;
  return {
    controller,
    own: partiesOf(agreement, controller).map((one) => one.agency),
    agencies: Object.fromEntries(agreement.parties.map((one) => [one.agency, one.titles])),
    purposes: Object.fromEntries([...purposes, ownRecord].map(({ id, titles }) => [id, titles])),
    types: Object.fromEntries(
      [...catalogue, ...commands].map(({ type, titles, fields }) => [
        type,
        { titles, fields: Object.fromEntries(fields.map((field) => [field.name, field.titles])) },
      ]),
    ),
    rows: Object.fromEntries(agreement.cells.flatMap(paragraphOf)),
  };
}

function paragraphOf({ id, basis }: Agreement['cells'][number]): readonly (readonly [string, Titles])[] {
  if (basis.kind !== 'STATUTORY') return [];
  return [[id, { de: paragraphInGerman(basis.paragraph), en: basis.paragraph }]];
}
