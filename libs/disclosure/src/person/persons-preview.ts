import type { Agreement } from '#agreement';
import { paragraphInGerman } from '#agreement';
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
  readonly stops: readonly FlowShown[];
  readonly continuesByConsent: readonly (FlowShown & {
    readonly consentId: string;
    readonly until: string;
  })[];
  readonly continuesByLaw: readonly (FlowShown & { readonly paragraph: Titles; readonly duty: boolean })[];
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
  const cells = ending.flatMap((one) => known.agreement.cells.filter((cell) => opens(one, cell, known.at)));
  const stays = (cell: MatrixCell) => others.filter((one) => opens(one, cell, known.at));
  return {
    at: known.at,
    stops: grouped(
      cells.filter((cell) => stays(cell).length === 0),
      known,
    ),
    continuesByConsent: cells.flatMap((cell) =>
      stays(cell).map((one) => ({
        ...flowShown(cell, [cell.eventType], known),
        consentId: one.consentId,
        until: one.validUntil,
      })),
    ),
    continuesByLaw: byLaw(cells, known),
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
  const same = new Set(cells.map((cell) => `${cell.sender} ${cell.recipient} ${cell.eventType}`));
  const agencies = new Set(known.agreement.parties.map(({ agency }) => agency));
  return known.agreement.cells.flatMap((cell) => {
    const { basis } = cell;
    if (basis.kind !== 'STATUTORY' || !sources.has(cell.sender) || !agencies.has(cell.recipient)) return [];
    const isSame = same.has(`${cell.sender} ${cell.recipient} ${cell.eventType}`);
    if (!isRowInForce(cell, known.at) || !(basis.duty === true || isSame)) return [];
    const paragraph = { de: paragraphInGerman(basis.paragraph), en: basis.paragraph };
    return [{ ...flowShown(cell, [cell.eventType], known), paragraph, duty: basis.duty === true }];
  });
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
