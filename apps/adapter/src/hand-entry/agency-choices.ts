import type { Agreement } from '#agreement';
import { cellsFor } from '#agreement';
import type { Titles } from '#catalogue';

/** Which field of an event names another agency, by type: people choose it by its name, as an id is nothing that they know. */
const FIELDS: ReadonlyMap<string, string> = new Map([
  ['de.wegmarke.casework.handover-offered.v1', 'to'],
  ['de.wegmarke.casework.handover-accepted.v1', 'from'],
  ['de.wegmarke.casework.handover-declined.v1', 'from'],
  ['de.wegmarke.information.requested.v1', 'addressee'],
]);

/** A field that names an agency, and whom it may name. */
export interface AgencyField {
  readonly field: string;
  readonly choices: readonly { readonly code: string; readonly titles: Titles }[];
}

/**
 * Whom an event of this agency may name: the parties that may learn it under a row of the agreement, else every other party.
 * Undefined for a type that names nobody.
 */
export function agencyField(agreement: Agreement, agency: string, type: string): AgencyField | undefined {
  const field = FIELDS.get(type);
  if (field === undefined) return undefined;
  const told = new Set(
    cellsFor(agreement, { eventType: type, sender: agency })
      .filter(({ basis }) => basis.kind !== 'FORBIDDEN')
      .map(({ recipient }) => recipient),
  );
  const others = agreement.parties.filter((one) => one.agency !== agency);
  const fitting = others.filter((one) => told.has(one.agency));
  const choices = (fitting.length > 0 ? fitting : others).map((one) => ({
    code: one.agency,
    titles: one.titles,
  }));
  return { field, choices };
}
