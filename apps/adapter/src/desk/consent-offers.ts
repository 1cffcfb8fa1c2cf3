import type { Agreement } from '#agreement';
import { cellsFor, mayRecordConsent, party } from '#agreement';
import type { Titles } from '#catalogue';
import { fieldClasses, purposeOf, titleOf } from '#catalogue';
import type { Depth, MatrixCell } from '#gate';
import type { ConsentStanding } from './consent-standing.ts';
import { standingsOf, stateOfCard } from './consent-standing.ts';
import type { ConsentShown } from './recorded-consent.ts';
import { isRowInForce, lawShown } from './withdrawal-preview.ts';

/** What the offers rest on: the agreement, what was recorded here, and what this agency knows of the case. */
export interface OfferKnown {
  readonly agency: string;
  readonly agreement: Agreement;
  readonly consents: readonly ConsentShown[];
  readonly facts: readonly string[];
  readonly nameOf: (agency: string) => Titles;
  /** Now. */
  readonly at: string;
}

/** From whom the recipient would learn what, as one provision of a consent would say it. */
export interface OfferSource {
  readonly agency: string;
  readonly name: Titles;
  readonly events: readonly {
    readonly type: string;
    readonly title: Titles;
    readonly special: boolean;
    /** Set where a consent to it must name the day before which it happened (`dataUntil` of the provision). */
    readonly needsDataUntil?: true;
  }[];
  /** The deepest that the agreement lets through; a person may agree to less. */
  readonly depth: Depth;
  /** Whether a release from secrecy (§ 203 StGB) must stand beside the consent; only the source itself may record one. */
  readonly release: 'none' | 'here' | 'elsewhere';
}

/** One card of the consent desk: one recipient, one purpose, and what may be said yes or no to. */
export interface ConsentOffer {
  readonly id: string;
  readonly purpose: Titles & { readonly id: string };
  readonly recipient: { readonly agency: string; readonly name: Titles; readonly mandate?: Titles };
  readonly sources: readonly OfferSource[];
  readonly state: ConsentStanding['state'] | 'none';
  /** What was recorded here about just this recipient and purpose, newest first. */
  readonly recorded: readonly ConsentStanding[];
}

/** What may be consented to at this desk: the consent rows of the agreement in force for which this agency may record, one card per recipient and purpose. */
export function consentOffers(known: OfferKnown): readonly ConsentOffer[] {
  const { agency, agreement, at } = known;
  const cells = agreement.cells.filter(
    (cell) =>
      cell.basis.kind === 'CONSENT' &&
      isRowInForce(cell, at) &&
      mayRecordConsent(agreement, agency, cell.sender, [cell.recipient]),
  );
  const cards = Map.groupBy(cells, ({ recipient, purpose }) => `${recipient}.${purpose}`);
  return [...cards].flatMap(([id, rows]) =>
    rows[0] === undefined ? [] : [offerOf(id, rows[0], rows, known)],
  );
}

/** What these sources tell the authorities of residence law by the rows of the agreement, whatever anybody consents to. */
export function toldToResidenceAuthorities(known: OfferKnown) {
  const { agency, agreement, at } = known;
  const sources = new Set(
    agreement.parties
      .filter((one) => mayRecordConsent(agreement, agency, one.agency))
      .map((one) => one.agency),
  );
  const rows = agreement.cells.filter(
    (cell) =>
      cell.basis.kind === 'STATUTORY' &&
      sources.has(cell.sender) &&
      party(agreement, cell.recipient)?.legalSphere === RESIDENCE_LAW &&
      isRowInForce(cell, at),
  );
  return lawShown(rows, known);
}

/** The legal sphere of the immigration office (Ausländerbehörde) and the federal office (BAMF) in an agreement. */
const RESIDENCE_LAW = 'AufenthG';

function offerOf(
  id: string,
  { recipient, purpose }: MatrixCell,
  rows: readonly MatrixCell[],
  known: OfferKnown,
): ConsentOffer {
  const { agreement, nameOf, consents, at } = known;
  const recorded = standingsOf(consents, { recipient, purpose }, at);
  const mandate = party(agreement, recipient)?.mandate;
  return {
    id,
    purpose: { id: purpose, ...(purposeOf(purpose)?.titles ?? { de: purpose, en: purpose }) },
    recipient: { agency: recipient, name: nameOf(recipient), ...(mandate !== undefined && { mandate }) },
    sources: [...Map.groupBy(rows, ({ sender }) => sender)].map(([source, own]) =>
      sourceOf(source, own, known),
    ),
    state: stateOfCard(recorded),
    recorded,
  };
}

function sourceOf(source: string, rows: readonly MatrixCell[], known: OfferKnown): OfferSource {
  const { agency, nameOf } = known;
  const isBound = rows.some(({ basis }) => basis.kind === 'CONSENT' && basis.secrecy === true);
  const types = [...new Set(rows.map(({ eventType }) => eventType))];
  return {
    agency: source,
    name: nameOf(source),
    events: types.map((type) => ({
      type,
      title: titleOf(type),
      special: fieldClasses(type).some(({ special }) => special),
      ...(rows.some((row) => row.eventType === type && needsEnd(row, known)) && {
        needsDataUntil: true as const,
      }),
    })),
    depth: deepest(rows),
    release: isBound ? (source === agency ? 'here' : 'elsewhere') : 'none',
  };
}

/** A consent opens what comes into force later too, so that the hub demands the day for it already. */
function needsEnd({ sender, eventType, recipient, purpose }: MatrixCell, known: OfferKnown): boolean {
  return cellsFor(known.agreement, { eventType, sender, recipient }).some(
    ({ basis, purpose: other, until }) =>
      basis.kind === 'CONSENT' &&
      basis.needsDataUntil === true &&
      other === purpose &&
      (until === undefined || known.at < until),
  );
}

const DEPTHS: readonly Depth[] = ['fact', 'date', 'detail'];

function deepest(rows: readonly MatrixCell[]): Depth {
  const places = rows.map(({ depth }) => DEPTHS.indexOf(depth ?? 'detail'));
  return DEPTHS[Math.max(...places)] ?? 'fact';
}
