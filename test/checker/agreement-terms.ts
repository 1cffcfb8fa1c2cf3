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
  readonly condition?: string;
  readonly depth: Depth;
  readonly from: string;
  readonly until?: string;
}

/** How deep a ground lets see. */
export type Depth = 'fact' | 'date' | 'detail';

/** What of an agreement bears on whether something may leave. */
export interface Terms {
  readonly from: string;
  readonly rows: readonly Row[];
  readonly mayRecord: (recorder: string, source: string, recipients: readonly string[]) => boolean;
  readonly isOn: (door: string, agency: string) => boolean;
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
  readonly condition?: string;
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
    isOn: (door, agency) =>
      functions.some(({ name, on, exceptFor }) => name === door && on && !exceptFor.includes(agency)),
  };
}

function rowOf(written: WrittenRow, publishers: readonly string[]): Row {
  const { id, types, senders, recipients, purposes, basis, condition, depth = 'detail', until } = written;
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
    ...(condition !== undefined && { condition }),
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
