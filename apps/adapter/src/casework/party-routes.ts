import type { Agreement, Party } from '#agreement';
import { paragraphInGerman } from '#agreement';
import type { Titles } from '#catalogue';
import { titleOf } from '#catalogue';
import type { MatrixCell } from '#gate';
import type { Clock } from '#ports';
import type { DeskRoutes } from '../desk/server.ts';
import type { AgreementBook } from '../hub/agreement-book.ts';

/** What "who is who" is told from. */
export interface PartyParts {
  readonly agency: string;
  readonly agreements: Pick<AgreementBook, 'current'>;
  readonly clock: Clock;
}

/** One kind of event, and by which kind of row it may be told. */
interface Told {
  readonly type: string;
  readonly title: Titles;
  readonly by: readonly ('law' | 'consent')[];
}

/** Who is who: every party of the agreement that is held here, what it is there for, and what it and this agency may tell each other. */
export function partyRoutes({ agency, agreements, clock }: PartyParts): DeskRoutes {
  return {
    'GET /desk/parties': () => {
      const agreement = agreements.current()?.agreement;
      const at = clock.now();
      const parties = agreement?.parties.map((one) => shown(agreement, one, agency, at)) ?? [];
      return {
        status: 200,
        body: { parties, rows: agreement === undefined ? [] : rowsByLaw(agreement, at) },
      };
    },
  };
}

/** Rows by which something is told by law: what an objection is made against (Art. 21 GDPR). */
function rowsByLaw({ rows, parties }: Agreement, at: string) {
  const names = new Map(parties.map(({ agency, titles }) => [agency, titles]));
  const named = (agencies: readonly string[]) =>
    agencies.map((one) => names.get(one) ?? { de: one, en: one });
  return rows.flatMap(({ id, basis, types, senders, recipients, from, until }) => {
    const isNow = from <= at && (until === undefined || at < until);
    if (basis.kind !== 'STATUTORY' || !isNow) return [];
    const { paragraph } = basis;
    return [
      {
        id,
        paragraph: { de: paragraphInGerman(paragraph), en: paragraph },
        types: types.map(titleOf),
        senders: named(senders),
        recipients: named(recipients),
      },
    ];
  });
}

function shown({ cells }: Agreement, party: Party, own: string, at: string) {
  const { agency, titles, unit, controller, regime, secrecy, legalSphere, mandate, contactFunction } = party;
  const inForce = cells.filter(({ from, until }) => from <= at && (until === undefined || at < until));
  const between = (sender: string, recipient: string) =>
    toldBy(inForce.filter((cell) => cell.sender === sender && cell.recipient === recipient));
  return {
    agency,
    isOwn: agency === own,
    titles,
    unit,
    controller: controller.titles,
    regime,
    secrecy,
    legalSphere,
    mandate,
    contactFunction,
    dpo: party.dpo,
    ...(party.rightsDesk && { rightsDesk: party.rightsDesk }),
    records: party.publishes.map((type) => ({ type, title: titleOf(type) })),
    tellsUs: between(agency, own),
    weTell: between(own, agency),
  };
}

/** A row that forbids for every purpose stands above all others; those for one purpose are the gate's to weigh. */
function toldBy(cells: readonly MatrixCell[]): readonly Told[] {
  const byType = Map.groupBy(cells, ({ eventType }) => eventType);
  return [...byType].flatMap(([type, rows]) => {
    const kinds = new Set(rows.map(({ basis }) => basis.kind));
    if (rows.some(({ basis, purpose }) => basis.kind === 'FORBIDDEN' && purpose === '*')) return [];
    const by = [
      ...(kinds.has('STATUTORY') ? (['law'] as const) : []),
      ...(kinds.has('CONSENT') ? (['consent'] as const) : []),
    ];
    return by.length === 0 ? [] : [{ type, title: titleOf(type), by }];
  });
}
