import type { CellBasis, MatrixCell } from '#gate';
import type { LinkWay, MatrixRow, NoticeText, RetentionRule } from './agreement.ts';
import { conditionText } from './conditions.ts';
import type { DraftNotice, DraftRow } from './draft.ts';
import { beginOfGermanDay } from './german-day.ts';
import { noticeHash, RETRIEVAL_TYPE } from './sections.ts';

/** The type of link proposals, which the gate judges like an event. */
export const LINK_PROPOSAL = 'de.wegmarke.case.propose-link.v1';

/** `language.voucher-issued` stands for `de.wegmarke.language.voucher-issued.v1`; a later version is named. */
export function fullType(short: string): string {
  return `de.wegmarke.${/\.v\d+$/.test(short) ? short : `${short}.v1`}`;
}

/** The dates of a row or way as instants: the beginnings of the German days. */
export function datesOf(one: { readonly from: string; readonly until?: string }): {
  from: string;
  until?: string;
} {
  const until = one.until === undefined ? undefined : instantOf(one.until);
  return { from: instantOf(one.from), ...(until !== undefined && { until }) };
}

/** The instant at which a day begins; a text that is no day stays as it is, as another check reports it. */
export function instantOf(day: string): string {
  return beginOfGermanDay(day) ?? day;
}

/** A row as the agreement keeps it. */
export function rowOf(draft: DraftRow): MatrixRow {
  const { paragraph, duty, secrecy, needsDataUntil, basis, trigger, decidedBy, types, condition, ...rest } =
    draft;
  return {
    ...rest,
    ...(condition !== undefined && { condition: conditionText(condition) }),
    ...datesOf(draft),
    types: types.map(fullType),
    basis: basisOf({ basis, paragraph, duty, secrecy, needsDataUntil }),
    trigger: trigger ?? (duty ? 'duty' : 'push'),
    decidedBy: decidedBy ?? 'rule',
  };
}

/** A notice as the agreement keeps it. */
export function noticeTextOf(draft: DraftNotice): NoticeText {
  return { ...draft, hash: noticeHash(draft.text) };
}

/** A retention rule as the agreement keeps it. */
export function retentionRuleOf(draft: RetentionRule): RetentionRule {
  return { ...draft, types: draft.types.map(retainedType) };
}

/** The type in the record that a word of a retention rule stands for. */
export function retainedType(word: string): string {
  return word === 'access-entries' ? RETRIEVAL_TYPE : fullType(word);
}

function basisOf(draft: {
  basis: DraftRow['basis'];
  paragraph?: string;
  duty?: boolean;
  secrecy?: boolean;
  needsDataUntil?: boolean;
}): CellBasis {
  const { basis, paragraph = '', duty, secrecy, needsDataUntil } = draft;
  if (basis === 'CONSENT')
    return { kind: basis, ...(secrecy && { secrecy }), ...(needsDataUntil && { needsDataUntil }) };
  if (basis === 'FORBIDDEN') return { kind: basis, ...(paragraph && { paragraph }) };
  return { kind: basis, paragraph, ...(duty && { duty }) };
}

/** The cells of a row: every combination of its lists in which the sender may publish the type and tells another party. */
export function cellsOfRow(
  row: MatrixRow,
  mayPublish: (agency: string, type: string) => boolean,
): MatrixCell[] {
  const { id, types, senders, recipients, purposes, note: _, ...terms } = row;
  return types.flatMap((eventType) =>
    senders
      .filter((sender) => mayPublish(sender, eventType))
      .flatMap((sender) =>
        recipients
          .filter((recipient) => recipient !== sender)
          .flatMap((recipient) =>
            purposes.map((purpose) => ({
              ...terms,
              id: [id, shortName(eventType), sender, recipient, purpose === '*' ? 'any' : purpose].join('.'),
              eventType,
              sender,
              recipient,
              purpose,
            })),
          ),
      ),
  );
}

/** The cells of a statutory way of linking: the proposal passes the gate like any other message. */
export function cellsOfWay(way: LinkWay): MatrixCell[] {
  const { id, senders, recipients, purposes, paragraph, note, from, until } = way;
  const row: MatrixRow = {
    id,
    types: [LINK_PROPOSAL],
    senders,
    recipients,
    purposes,
    basis: { kind: 'STATUTORY', paragraph },
    trigger: 'push',
    decidedBy: 'rule',
    from,
    ...(until !== undefined && { until }),
    note,
  };
  return cellsOfRow(row, () => true);
}

/** `voucher-issued`, or `voucher-issued-v2` from the second version on. */
function shortName(eventType: string): string {
  const [, , , name = '', version = ''] = eventType.split('.');
  return version === 'v1' ? name : `${name}-${version}`;
}
