import { parse } from 'yaml';

/** One row of the matrix, read anew from the document the parties adopted; days are instants. */
export interface Row {
  readonly id: string;
  readonly types: readonly string[];
  readonly senders: readonly string[];
  readonly recipients: readonly string[];
  readonly purposes: readonly string[];
  readonly basis: 'STATUTORY' | 'CONSENT' | 'FORBIDDEN';
  readonly secrecy: boolean;
  readonly onRequest: boolean;
  readonly byClerk: boolean;
  readonly duty: boolean;
  readonly condition?: Condition;
  /** Named where the row counts although the data are restricted (Art. 18(2) GDPR). */
  readonly despiteRestriction?: string;
  readonly depth: Depth;
  readonly from: string;
  readonly until?: string;
}

/** What must be so in the case for a row to count: the name of a fact, or several joined. */
export type Condition =
  | string
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

/** How deep a ground lets see. */
export type Depth = 'fact' | 'date' | 'detail';

/** What of an agreement bears on whether something may leave. */
export interface Terms {
  readonly from: string;
  readonly rows: readonly Row[];
  readonly mayRecord: (recorder: string, source: string, recipients: readonly string[]) => boolean;
  readonly isOn: (door: string, agency: string) => boolean;
  /** Who may record events of a type. */
  readonly publishersOf: (type: string) => readonly string[];
}

interface Dated {
  readonly from: string;
  readonly until?: string;
}

interface WrittenRow extends Dated {
  readonly id: string;
  readonly types: readonly string[];
  readonly senders: readonly string[];
  readonly recipients: readonly string[];
  readonly purposes: readonly string[];
  readonly basis: Row['basis'];
  readonly secrecy?: boolean;
  readonly trigger?: string;
  readonly decidedBy?: string;
  readonly duty?: boolean;
  readonly condition?: Condition;
  readonly despiteRestriction?: string;
  readonly depth?: Depth;
}

interface Document {
  readonly agreement: { readonly validFrom: string };
  readonly parties: readonly { readonly agency: string; readonly publishes: readonly string[] }[];
  readonly recorders: readonly { readonly recorder: string; readonly sources: readonly string[] }[];
  readonly links: { readonly ways: readonly Omit<WrittenRow, 'types' | 'basis'>[] };
  readonly matrix: readonly WrittenRow[];
  readonly functions: readonly {
    readonly name: string;
    readonly on: boolean;
    readonly exceptFor: readonly string[];
  }[];
}

/** The event type under which a link is proposed: a statutory way of linking is a row for it. */
const PROPOSAL = 'case.propose-link';

/** What is owed to the person is on until an agreement switches it off. */
const OWED = ['recall', 'subject-access', 'officer'];

/** Reads an agreement as its parties wrote it. */
export function termsOf(document: string): Terms {
  const { agreement, parties, recorders, links, matrix, functions } = parse(document) as Document;
  const publishers = (type: string) =>
    parties.filter(({ publishes }) => publishes.includes(type)).map(({ agency }) => agency);
  const agencies = parties.map(({ agency }) => agency);
  const ways = links.ways.map((way) => ({ ...way, types: [PROPOSAL], basis: 'STATUTORY' as const }));
  return {
    from: germanMidnight(agreement.validFrom),
    rows: [
      // A sender's row counts for what that sender may publish, so each type becomes a row of its own.
      ...matrix.flatMap((row) => row.types.map((type) => rowOf({ ...row, types: [type] }, publishers(type)))),
      ...ways.map((way) => rowOf(way, agencies)),
    ],
    mayRecord: (recorder, source, recipients) =>
      recorder === source ||
      (!recipients.includes(recorder) &&
        recorders.some((one) => one.recorder === recorder && one.sources.includes(source))),
    isOn: (door, agency) => {
      const named = functions.filter(({ name }) => name === door);
      if (named.length === 0) return OWED.includes(door);
      return named.some(({ on, exceptFor }) => on && !exceptFor.includes(agency));
    },
    publishersOf: (type) => publishers(type.split('.').slice(2, -1).join('.')),
  };
}

function rowOf(written: WrittenRow, publishers: readonly string[]): Row {
  const { id, types, senders, recipients, purposes, basis, depth = 'detail' } = written;
  const { condition, despiteRestriction, until } = written;
  return {
    id,
    types: types.map((type) => `de.wegmarke.${type}.v1`),
    senders: senders.filter((sender) => publishers.includes(sender)),
    recipients,
    purposes,
    basis,
    secrecy: written.secrecy === true,
    onRequest: written.trigger === 'on-request',
    byClerk: written.decidedBy === 'clerk',
    duty: written.duty === true,
    ...(condition !== undefined && { condition }),
    ...(despiteRestriction !== undefined && { despiteRestriction }),
    depth,
    from: germanMidnight(written.from),
    ...(until !== undefined && { until: germanMidnight(until) }),
  };
}

/** The instant at which a day begins in Germany, found by asking what the clock there shows. */
function germanMidnight(day: string): string {
  const utc = Date.parse(`${day}T00:00:00Z`);
  const hours = [1, 2].find((offset) => berlin(utc - offset * 3_600_000).endsWith('00:00'));
  return new Date(utc - (hours ?? 1) * 3_600_000).toISOString();
}

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Berlin',
  dateStyle: 'short',
  timeStyle: 'short',
});

function berlin(ms: number): string {
  return clock.format(ms);
}
