import type { Agreement, LawAnyway } from '#agreement';
import { cellsFor, lawAnyway, lawSaidOnce } from '#agreement';
import type { CaseState, PersonsWithdrawal } from '#casefile';
import { consentOf } from '#casefile';
import type { NameOf, Titles } from '#catalogue';
import { purposeOf, titleOf } from '#catalogue';
import type { MatrixCell, Provision } from '#gate';

/** Who tells whom what for what. */
export interface FlowShown {
  readonly source: string;
  readonly sourceName: Titles;
  readonly recipient: string;
  readonly recipientName: Titles;
  readonly purpose: Titles & { readonly id: string };
  readonly what: readonly Titles[];
}

/** What becomes of a withdrawal before it is given. */
export interface PersonsPreview {
  readonly at: string;
  /** With `unlessByLaw` where the law may let the same be told, at least in part. */
  readonly stops: readonly (FlowShown & { readonly unlessByLaw?: true })[];
  readonly continuesByConsent: readonly (FlowShown & {
    readonly consentId: string;
    readonly until: string;
  })[];
  readonly continuesByLaw: readonly (FlowShown & {
    readonly paragraph: Titles;
    readonly duty: boolean;
    readonly onlyIf?: Titles;
  })[];
  readonly lawfulUntilNow: Titles;
}

interface PreviewKnown {
  readonly agreement: Agreement;
  readonly nameOf: NameOf;
  readonly at: string;
}

const LAWFUL: Titles = {
  de: 'Was bis jetzt mit Ihrer Einwilligung mitgeteilt wurde, bleibt rechtmäßig (Art. 7 Abs. 3 DSGVO). Die Empfänger werden aufgefordert, es nicht weiter zu verwenden.',
  en: 'What was told with your consent until now stays lawful (Art. 7(3) GDPR). The recipients are told to stop using it.',
};

/**
 * What stops, what goes on by another consent, and what goes on by law whatever the person decides: so that nobody withdraws
 * in the belief that it ends what it cannot end. Undefined when there is no such consent.
 */
export function personsPreview(
  state: CaseState,
  { recordedBy, consentId, provisionIds }: Omit<PersonsWithdrawal, 'at'>,
  known: PreviewKnown,
): PersonsPreview | undefined {
  const consent = state.kind === 'open' ? consentOf(state.consents, recordedBy, consentId) : undefined;
  if (state.kind === 'none' || consent?.answer !== 'given') return undefined;
  const isEnding = (one: Provision) =>
    one.recordedBy === recordedBy &&
    one.consentId === consentId &&
    (provisionIds === undefined || provisionIds.includes(one.provisionId));
  const standing = state.consents
    .flatMap(({ provisions }) => provisions)
    .filter((one) => isInForce(one, known.at));
  const ending = standing.filter(isEnding);
  const others = standing.filter((one) => !isEnding(one));
  const openedBy = (one: Provision) => known.agreement.cells.filter((cell) => opens(one, cell, known.at));
  const ended = ending.flatMap((reach) => openedBy(reach).map((cell) => ({ cell, reach })));
  const lost = new Set(ended.map(({ cell }) => learned(cell)));
  const staying = others.flatMap((one) =>
    openedBy(one)
      .filter((cell) => lost.has(learned(cell)))
      .map((cell) => ({ cell, one })),
  );
  const stays = new Set(staying.map(({ cell }) => learned(cell)));
  const stopping = (law: LawAnyway) =>
    ended.filter(({ cell, reach }) => !stays.has(learned(cell)) && lawAfter(cell, reach, known) === law);
  const stopped = (law: LawAnyway) =>
    grouped(
      stopping(law).map(({ cell }) => cell),
      known,
    );
  return {
    at: known.at,
    stops: [
      ...stopped('ends'),
      ...stopped('may-go-on').map((flow) => ({ ...flow, unlessByLaw: true as const })),
    ],
    continuesByConsent: staying.map(({ cell, one }) => ({
      ...flowShown(cell, [cell.eventType], known),
      consentId: one.consentId,
      until: one.validUntil,
    })),
    continuesByLaw: byLaw(
      ended.map(({ cell }) => cell),
      known,
    ),
    lawfulUntilNow: LAWFUL,
  };
}

function isInForce({ withdrawnAt, invalidatedAt, validFrom, validUntil }: Provision, at: string): boolean {
  return withdrawnAt === undefined && invalidatedAt === undefined && validFrom <= at && at < validUntil;
}

/** Whether the row opens something on this provision. */
function opens(provision: Provision, cell: MatrixCell, at: string): boolean {
  return (
    cell.basis.kind === 'CONSENT' &&
    provision.form === 'consent' &&
    cell.sender === provision.source &&
    provision.recipients.includes(cell.recipient) &&
    provision.purposes.includes(cell.purpose) &&
    (provision.eventTypes.includes('*') || provision.eventTypes.includes(cell.eventType)) &&
    isRowInForce(cell, at)
  );
}

/** The rows by which the same recipients learn the same by law, and every duty of the same sources. */
function byLaw(cells: readonly MatrixCell[], known: PreviewKnown) {
  const sources = new Set(cells.map(({ sender }) => sender));
  const same = new Set(cells.map(learned));
  const agencies = new Set(known.agreement.parties.map(({ agency }) => agency));
  const rows = known.agreement.cells.filter(
    (cell) =>
      isLawInForce(cell, known.at) &&
      sources.has(cell.sender) &&
      agencies.has(cell.recipient) &&
      (isDuty(cell) || same.has(learned(cell))),
  );
  return lawSaidOnce(rows, isUnconditional).map(({ cell, ...inWords }) => ({
    ...flowShown(cell, [cell.eventType], known),
    duty: isDuty(cell),
    ...inWords,
  }));
}

/** What the recipient learns, whatever for: who still learns it for another purpose has not lost it. */
function learned({ sender, recipient, eventType }: MatrixCell): string {
  return `${sender} ${recipient} ${eventType}`;
}

function lawAfter(cell: MatrixCell, reach: Provision, { agreement, at }: PreviewKnown): LawAnyway {
  const rows = cellsFor(agreement, cell).filter((one) => isLawInForce(one, at));
  return lawAnyway(rows, reach, isUnconditional);
}

/** This page rests on consents and agreement alone, so that it says of a condition only that there is one. */
function isUnconditional({ condition }: MatrixCell): boolean {
  return condition === undefined;
}

function isLawInForce(cell: MatrixCell, at: string): boolean {
  return cell.basis.kind === 'STATUTORY' && isRowInForce(cell, at);
}

function isDuty({ basis }: MatrixCell): boolean {
  return basis.kind === 'STATUTORY' && basis.duty === true;
}

function grouped(cells: readonly MatrixCell[], known: PreviewKnown): readonly FlowShown[] {
  const groups = Map.groupBy(cells, (cell) => `${cell.sender} ${cell.recipient} ${cell.purpose}`);
  return [...groups.values()].flatMap((group) => {
    const types = [...new Set(group.map(({ eventType }) => eventType))];
    return group.slice(0, 1).map((cell) => flowShown(cell, types, known));
  });
}

function flowShown(
  { sender: source, recipient, purpose }: MatrixCell,
  types: readonly string[],
  { nameOf }: PreviewKnown,
): FlowShown {
  return {
    source,
    sourceName: nameOf(source),
    recipient,
    recipientName: nameOf(recipient),
    purpose: { id: purpose, ...(purposeOf(purpose)?.titles ?? { de: purpose, en: purpose }) },
    what: types.map(titleOf),
  };
}

function isRowInForce({ from, until }: MatrixCell, at: string): boolean {
  return from <= at && (until === undefined || at < until);
}
