import { parse } from 'yaml';
import type { Depth } from './vector.ts';

/** What must be so in the case for a row to count: a fact, or several joined. */
export type Condition =
  | string
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

/** One way in which one agency may tell another about one type of event for one purpose. */
export interface Cell {
  readonly id: string;
  /** The row of the matrix it stands for. */
  readonly row: string;
  readonly eventType: string;
  readonly sender: string;
  readonly recipient: string;
  readonly purpose: string;
  readonly basis: {
    readonly kind: 'STATUTORY' | 'CONSENT' | 'FORBIDDEN';
    readonly paragraph?: string;
    readonly duty?: boolean;
    readonly secrecy?: boolean;
  };
  readonly trigger: string;
  readonly decidedBy: string;
  readonly condition?: Condition;
  readonly depth: Depth;
  readonly despiteRestriction?: string;
  readonly from: string;
  readonly until?: string;
}

/** What a row tells: each of the types (in full) from each sender to each recipient for each purpose. */
export interface Lists {
  readonly types: readonly string[];
  readonly senders: readonly string[];
  readonly recipients: readonly string[];
  readonly purposes: readonly string[];
}

/** What an agreement says, as far as the rule asks. */
export interface Terms {
  readonly network: string;
  readonly validFrom: string;
  /** Agency → its controller. */
  readonly controllerOf: ReadonlyMap<string, string>;
  /** Whose consents a body may record besides its own. */
  readonly sourcesOf: ReadonlyMap<string, readonly string[]>;
  readonly cells: readonly Cell[];
  /** Row → what it tells. */
  readonly lists: ReadonlyMap<string, Lists>;
  /** Event type in full → who may record it. */
  readonly publishersOf: ReadonlyMap<string, readonly string[]>;
}

interface Row {
  readonly id: string;
  readonly types: readonly string[];
  readonly senders: readonly string[];
  readonly recipients: readonly string[];
  readonly purposes: readonly string[];
  readonly basis: Cell['basis']['kind'];
  readonly paragraph?: string;
  readonly duty?: boolean;
  readonly secrecy?: boolean;
  readonly trigger?: string;
  readonly decidedBy?: string;
  readonly condition?: Condition;
  readonly depth?: Depth;
  readonly despiteRestriction?: string;
  readonly from: string;
  readonly until?: string;
}

interface Document {
  readonly agreement: { readonly network: string; readonly validFrom: string };
  readonly parties: readonly {
    readonly agency: string;
    readonly controller: { readonly id: string };
    readonly publishes?: readonly string[];
  }[];
  readonly recorders?: readonly { readonly recorder: string; readonly sources: readonly string[] }[];
  readonly links?: { readonly ways?: readonly Omit<Row, 'types' | 'basis'>[] };
  readonly matrix: readonly Row[];
}

const LINK_TYPE = 'case.propose-link';

/** Reads an agreement. */
export function termsOf(yaml: string): Terms {
  const document = parse(yaml) as Document;
  const publishes = new Map(document.parties.map((party) => [party.agency, party.publishes ?? []]));
  const mayTell = (type: string, sender: string) => publishes.get(sender)?.includes(type) ?? false;
  return {
    network: document.agreement.network,
    validFrom: dayBegins(document.agreement.validFrom),
    controllerOf: new Map(document.parties.map(({ agency, controller }) => [agency, controller.id])),
    sourcesOf: new Map((document.recorders ?? []).map(({ recorder, sources }) => [recorder, sources])),
    publishersOf: publishersIn(document),
    lists: new Map(document.matrix.map((row) => [row.id, { ...row, types: row.types.map(fullType) }])),
    cells: [
      ...document.matrix.flatMap((row) => expanded(row, mayTell)),
      ...(document.links?.ways ?? []).flatMap((way) =>
        expanded({ ...way, types: [LINK_TYPE], basis: 'STATUTORY' }, () => true),
      ),
    ],
  };
}

/** An agreement with rows beside it that are already expanded. */
export function withCells(terms: Terms, cells: readonly object[]): Terms {
  const more = cells as readonly (Omit<Cell, 'row' | 'depth'> & { readonly depth?: Depth })[];
  const rows = more.map((cell) => ({ depth: 'detail' as const, ...cell, row: cell.id.split('.')[0] ?? '' }));
  return { ...terms, cells: [...terms.cells, ...rows] };
}

/** `language.voucher-issued` in full. */
export function fullType(short: string): string {
  return `de.wegmarke.${short}.v1`;
}

function publishersIn({ parties }: Document): ReadonlyMap<string, readonly string[]> {
  const types = new Set(parties.flatMap(({ publishes = [] }) => publishes));
  return new Map(
    [...types].map((type) => [
      fullType(type),
      parties.filter(({ publishes = [] }) => publishes.includes(type)).map(({ agency }) => agency),
    ]),
  );
}

function expanded(row: Row, mayTell: (type: string, sender: string) => boolean): readonly Cell[] {
  return row.types.flatMap((type) =>
    row.senders
      .filter((sender) => mayTell(type, sender))
      .flatMap((sender) =>
        row.recipients
          .filter((recipient) => recipient !== sender)
          .flatMap((recipient) =>
            row.purposes.map((purpose) => cellOf(row, type, sender, recipient, purpose)),
          ),
      ),
  );
}

function cellOf(row: Row, type: string, sender: string, recipient: string, purpose: string): Cell {
  const name = type.split('.').at(-1);
  return {
    id: [row.id, name, sender, recipient, purpose === '*' ? 'any' : purpose].join('.'),
    row: row.id,
    eventType: fullType(type),
    sender,
    recipient,
    purpose,
    basis: {
      kind: row.basis,
      ...(row.paragraph !== undefined && { paragraph: row.paragraph }),
      duty: row.duty === true,
      secrecy: row.secrecy === true,
    },
    trigger: row.trigger ?? (row.duty === true ? 'duty' : 'push'),
    decidedBy: row.decidedBy ?? 'rule',
    ...(row.condition !== undefined && { condition: row.condition }),
    depth: row.depth ?? 'detail',
    ...(row.despiteRestriction !== undefined && { despiteRestriction: row.despiteRestriction }),
    from: dayBegins(row.from),
    ...(row.until !== undefined && { until: dayBegins(row.until) }),
  };
}

const inGermany = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Berlin',
  hour: '2-digit',
  hourCycle: 'h23',
});

/** The instant at which a day begins in Germany: one or two hours before it begins at Greenwich. */
function dayBegins(day: string): string {
  const greenwich = Date.parse(`${day}T00:00:00.000Z`);
  const ahead = [1, 2].find((hours) => inGermany.format(greenwich - hours * 3_600_000) === '00') ?? 1;
  return new Date(greenwich - ahead * 3_600_000).toISOString();
}
