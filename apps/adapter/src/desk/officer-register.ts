import type { Agreement, Controller, Flow, MatrixRow, Measure, Party, RetentionRule } from '#agreement';
import {
  agreementHash,
  conditionInWords,
  flowsFrom,
  measures,
  paragraphInGerman,
  partiesOf,
  party,
  permitted,
  retentionOf,
} from '#agreement';
import type { Titles } from '#catalogue';
import { catalogueEntry, purposeOf, titleOf } from '#catalogue';
import { THE_PERSON, THE_STEERING_GROUP } from '#gate';

/** The register of processing of one controller (Art. 30(1) GDPR) as far as the agreement knows it, for a page. */
export interface ProcessingRegister {
  readonly agreement: {
    readonly id: string;
    readonly version: number;
    readonly titles: Titles;
    readonly from: string;
    readonly hash: string;
  };
  readonly controller: Controller;
  readonly parties: readonly RegisteredParty[];
  /** What the own parties tell, by purpose. */
  readonly activities: readonly {
    readonly purpose: string;
    readonly title: Titles;
    readonly rows: readonly RegisteredRow[];
  }[];
  /** What the own parties may be told by those of other controllers. */
  readonly received: readonly (RegisteredRow & { readonly purposes: readonly Titles[] })[];
  readonly limits: readonly RegisteredLimit[];
  /** Technical and organisational measures of the hub (Art. 32 GDPR). */
  readonly measures: readonly Measure[];
}

/** A unit of the controller with whom to turn to. */
export type RegisteredParty = Pick<
  Party,
  'agency' | 'titles' | 'unit' | 'regime' | 'supervisoryAuthority' | 'dpo' | 'contactFunction'
>;

/** One row of the matrix: who tells which categories of data to whom, on which ground. */
export interface RegisteredRow {
  readonly rowId: string;
  readonly senders: readonly Titles[];
  readonly types: readonly Titles[];
  readonly recipients: readonly Titles[];
  /** `consent`, `power` (may) or `duty` (must). */
  readonly ground: 'consent' | 'power' | 'duty';
  readonly paragraph?: Titles;
  /** A release from professional secrecy is needed beside the consent (§ 203 StGB). */
  readonly secrecy: boolean;
  /** Only what happened before a day that the consent names (`dataUntil`); it is taken by no consent without one. */
  readonly needsDataUntil: boolean;
  readonly onlyIf?: Titles;
  readonly onRequest: boolean;
  readonly byClerk: boolean;
}

/** How long entries of a type are kept; `period` is an ISO 8601 duration. */
export interface RegisteredLimit {
  readonly title: Titles;
  readonly period?: string;
  readonly start?: RetentionRule['start'];
  readonly paragraph?: Titles;
}

/** The register of the controller that answers for this agency; undefined when the agency is no party. */
export function registerFor(agreement: Agreement, agency: string): ProcessingRegister | undefined {
  const controller = party(agreement, agency)?.controller;
  if (controller === undefined) return undefined;
  const own = partiesOf(agreement, controller);
  const others = agreement.parties.filter((one) => !own.includes(one));
  const flows = permitted(flowsFrom(agreement, own));
  const purposes = [...new Set(flows.flatMap(({ row }) => row.purposes))];
  const { id, version, titles, from } = agreement;
  return {
    agreement: { id, version, titles, from, hash: agreementHash(agreement) },
    controller,
    parties: own.map(partyShown),
    activities: purposes.map((purpose) => ({
      purpose,
      title: purposeTitle(purpose),
      rows: flows
        .filter(({ row }) => row.purposes.includes(purpose))
        .map((flow) => rowShown(agreement, flow)),
    })),
    received: permitted(flowsFrom(agreement, others))
      .filter(({ row }) => row.recipients.some((one) => own.some((unit) => unit.agency === one)))
      .map((flow) => ({ ...rowShown(agreement, flow), purposes: flow.row.purposes.map(purposeTitle) })),
    limits: [...new Set(own.flatMap(({ publishes }) => publishes))].map((type) =>
      limitOf(agreement, controller.id, type),
    ),
    measures,
  };
}

function partyShown(one: Party): RegisteredParty {
  const { agency, titles, unit, regime, supervisoryAuthority, dpo, contactFunction } = one;
  return { agency, titles, unit, regime, supervisoryAuthority, dpo, contactFunction };
}

function rowShown(agreement: Agreement, { row, types, senders }: Flow): RegisteredRow {
  const { basis, condition } = row;
  const nameOf = (agency: string): Titles => titleIn(agreement, agency);
  const paragraph = basis.kind === 'CONSENT' ? undefined : basis.paragraph;
  return {
    rowId: row.id,
    senders: senders.map(nameOf),
    types: types.map(titleOf),
    // An agency does not tell itself.
    recipients: row.recipients.filter((one) => senders.length > 1 || one !== senders[0]).map(nameOf),
    ground: groundOf(basis),
    ...(paragraph !== undefined && { paragraph: cited(paragraph) }),
    secrecy: basis.kind === 'CONSENT' && basis.secrecy === true,
    needsDataUntil: basis.kind === 'CONSENT' && basis.needsDataUntil === true,
    ...(condition !== undefined && {
      onlyIf: { de: conditionInWords(condition, 'de'), en: conditionInWords(condition, 'en') },
    }),
    onRequest: row.trigger === 'on-request',
    byClerk: row.decidedBy === 'clerk',
  };
}

function titleIn(agreement: Agreement, agency: string): Titles {
  if (agency === THE_PERSON) return { de: 'die Person selbst', en: 'the person' };
  if (agency === THE_STEERING_GROUP)
    return { de: 'die Lenkungsgruppe (nur Summen)', en: 'the steering group (sums only)' };
  return party(agreement, agency)?.titles ?? { de: agency, en: agency };
}

function groundOf(basis: MatrixRow['basis']): RegisteredRow['ground'] {
  if (basis.kind !== 'STATUTORY') return 'consent';
  return basis.duty === true ? 'duty' : 'power';
}

function limitOf(agreement: Agreement, controller: string, type: string): RegisteredLimit {
  const title = titleOf(type);
  const kept = retentionOf(agreement, controller, type) ?? catalogueEntry(type)?.retention;
  if (kept === undefined) return { title };
  return { title, period: kept.period, start: kept.start, paragraph: cited(kept.paragraph) };
}

function purposeTitle(purpose: string): Titles {
  return purposeOf(purpose)?.titles ?? { de: 'jeder Zweck', en: 'any purpose' };
}

function cited(paragraph: string): Titles {
  return { de: paragraphInGerman(paragraph), en: paragraph };
}
