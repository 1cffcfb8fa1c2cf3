import { paragraphInGerman } from '#agreement';
import type { HandedOn } from '#casefile';
import type { NameOf, Titles } from '#catalogue';
import { basisShown, purposeOf, titleOf } from '#catalogue';
import type { Basis } from '#gate';
import { THE_PERSON } from '#gate';

/** One look of an agency at what another one recorded, in words. */
export interface AccessShown {
  readonly at: string;
  readonly agency: string;
  readonly agencyName: Titles;
  readonly by: 'staff' | 'system';
  readonly door: string;
  readonly what: readonly Titles[];
  readonly purpose: Titles;
  readonly basis: Titles;
  /** The row of the agreement that the person may object to (Art. 21 GDPR): there is none against a duty or a consent. */
  readonly rowId?: string;
}

/** The newest looks; `next` asks for those before them: how many there are, of those that are told of. */
export interface AccessPage {
  readonly entries: readonly AccessShown[];
  readonly next?: number;
}

/** What the list rests on: entries that the person may see, and the names of agencies. */
export interface AccessKnown {
  readonly visible: ReadonlySet<string>;
  readonly nameOf: NameOf;
  /** Only so many, from the oldest on. A revision of the case would also count what is not told. */
  readonly before?: number | undefined;
}

const PAGE = 20;

/**
 * Who saw what, the newest first: one line for each read, purpose and basis. Of entries that the person is not shown it tells
 * nothing, nor who has them: a line would tell that there is something. No member of staff is named, not even by a pseudonym.
 */
export function accessesShown(
  handedOn: readonly HandedOn[],
  { visible, nameOf, before = Infinity }: AccessKnown,
): AccessPage {
  const told = handedOn.filter(
    ({ recipient, eventIds }) => recipient !== THE_PERSON && eventIds.every((id) => visible.has(id)),
  );
  const reads = [...Map.groupBy(told, ({ revision }) => revision)]
    .toSorted(([one], [other]) => one - other)
    .slice(0, before);
  const next = Math.max(0, reads.length - PAGE);
  return {
    entries: reads
      .slice(next)
      .toReversed()
      .flatMap(([, decisions]) => linesOf(decisions, nameOf)),
    ...(next > 0 && { next }),
  };
}

/** The id of a cell begins with that of its row. */
function objectionable(basis: Basis): Pick<AccessShown, 'rowId'> {
  if (basis.kind !== 'statutory' || basis.duty) return {};
  const [rowId = ''] = basis.rowId.split('.');
  return { rowId };
}

function linesOf(decisions: readonly HandedOn[], nameOf: NameOf): readonly AccessShown[] {
  const lines = Map.groupBy(decisions, ({ record }) => {
    const { rowId } = objectionable(record.basis);
    return JSON.stringify([record.ask.purpose, basisShown(record.basis, paragraphInGerman).text.en, rowId]);
  });
  return [...lines.values()].flatMap((line) => {
    const [first] = line;
    if (first === undefined) return [];
    const { recipient, at, record } = first;
    const { purpose, actor, door } = record.ask;
    const types = [...new Set(line.map((one) => one.record.ask.eventType))];
    return [
      {
        at,
        agency: recipient,
        agencyName: nameOf(recipient),
        by: actor === 'system' ? ('system' as const) : ('staff' as const),
        door,
        what: types.map(titleOf),
        purpose: purposeOf(purpose)?.titles ?? { de: purpose, en: purpose },
        basis: basisShown(record.basis, paragraphInGerman).text,
        ...objectionable(record.basis),
      },
    ];
  });
}
