import type { Agreement, KnownToHold, LawAnyway } from '#agreement';
import { cellsFor, lawAnyway, lawSaidOnce } from '#agreement';
import type { Titles } from '#catalogue';
import { purposeOf, titleOf } from '#catalogue';
import type { Depth, MatrixCell } from '#gate';
import type { ProvisionShown } from './recorded-consent.ts';

/** A consent's provision that is not withdrawn with the others. */
export interface OtherProvision extends ProvisionShown {
  readonly consentId: string;
}

/** What a preview rests on: the agreement, what this agency knows of the case, and the other consents that it knows. */
export interface PreviewKnown {
  readonly agency: string;
  readonly agreement: Agreement;
  /** Case facts as this agency knows them; others may know more. */
  readonly facts: readonly string[];
  readonly others: readonly OtherProvision[];
  readonly nameOf: (agency: string) => Titles;
  /** Now. */
  readonly at: string;
}

interface Flow {
  readonly form: ProvisionShown['form'];
  readonly source: string;
  readonly recipient: string;
  readonly purpose: string;
  readonly eventType: string;
}

/** A flow with how far its provision lets it through. */
interface OwnFlow extends Flow {
  readonly depth: Depth;
  readonly special: boolean;
}

/**
 * What becomes of a withdrawal before it is given: what stops, what goes on by another consent, and what goes on by law whatever
 * the person decides, so that nobody withdraws in the belief that it ends what it cannot end.
 */
export function withdrawalPreview(ending: readonly ProvisionShown[], known: PreviewKnown) {
  const standing = ending.filter((one) => isStanding(one, known.at));
  const flows = standing.filter((one) => isInForce(one, known.at)).flatMap((one) => flowsOf(one, known));
  const ended = new Set(flows.map(learned));
  const staying = known.others
    .filter((one) => isInForce(one, known.at))
    .flatMap((one) => flowsOf(one, known).map((flow) => ({ flow, one })))
    .filter(({ flow }) => ended.has(learned(flow)));
  const stays = new Set(staying.map(({ flow }) => learned(flow)));
  const unkept = flows.filter((flow) => !stays.has(learned(flow)));
  return {
    at: known.at,
    // What was given can be taken back, also when the agreement opens nothing for it any more, or not yet.
    inForce: standing.length > 0,
    stops: (['ends', 'may-go-on'] as const).flatMap((law) =>
      grouped(
        unkept.filter((flow) => lawAfter(flow, known) === law),
        known,
      ).map((group) => ({ ...group, ...(law === 'may-go-on' && { unlessByLaw: true }) })),
    ),
    continuesByConsent: staying.map(({ flow, one }) => ({
      ...told(flow, known),
      consentId: one.consentId,
      until: one.validUntil,
    })),
    continuesByLaw: byLaw(ending, flows, known),
    lawfulUntilNow,
  };
}

const lawfulUntilNow: Titles = {
  de: 'Was bis jetzt auf dieser Grundlage mitgeteilt wurde, bleibt rechtmäßig (Art. 7 Abs. 3 DSGVO). Die Empfänger werden aufgefordert, es nicht weiter zu verwenden.',
  en: 'What was told on this ground until now stays lawful (Art. 7(3) GDPR). The recipients are told to stop using it.',
};

type InTime = Pick<ProvisionShown, 'validFrom' | 'validUntil' | 'withdrawnAt' | 'invalidatedAt'>;

/** Whether there is anything in a provision that can be taken back. */
export function isStanding(one: InTime, at: string): boolean {
  return one.withdrawnAt === undefined && one.invalidatedAt === undefined && at < one.validUntil;
}

function isInForce(one: InTime, at: string): boolean {
  return isStanding(one, at) && one.validFrom <= at;
}

/** Only where the agreement has a row for it does a consent open anything. */
function flowsOf(provision: ProvisionShown, { agreement, at }: PreviewKnown): readonly OwnFlow[] {
  const cells = agreement.cells.filter(
    (cell) =>
      cell.basis.kind === 'CONSENT' &&
      cell.sender === provision.source &&
      provision.recipients.includes(cell.recipient) &&
      provision.purposes.includes(cell.purpose) &&
      (provision.eventTypes.includes('*') || provision.eventTypes.includes(cell.eventType)) &&
      isRowInForce(cell, at),
  );
  const all = cells.map(({ sender, recipient, purpose, eventType }) => ({
    form: provision.form,
    source: sender,
    recipient,
    purpose,
    eventType,
    depth: provision.depth,
    special: provision.special,
  }));
  return [...new Map(all.map((flow) => [JSON.stringify(flow), flow])).values()];
}

/** What the recipient learns, whatever for: who still learns it for another purpose has not lost it. */
function learned({ form, source, recipient, eventType }: Flow): string {
  return `${form} ${source} ${recipient} ${eventType}`;
}

function lawAfter(flow: OwnFlow, known: PreviewKnown): LawAnyway {
  const { source: sender, recipient, eventType } = flow;
  const rows = cellsFor(known.agreement, { sender, recipient, eventType }).filter(
    (cell) => cell.basis.kind === 'STATUTORY' && isRowInForce(cell, known.at),
  );
  return lawAnyway(rows, flow, knownTo(known));
}

/** The rows by which the same recipients learn the same by law, and every duty of the sources to report. */
function byLaw(ending: readonly ProvisionShown[], flows: readonly Flow[], known: PreviewKnown) {
  const { agreement, at } = known;
  const sources = new Set(ending.map(({ source }) => source));
  const same = new Set(
    flows.map(({ source, recipient, eventType }) => `${source} ${recipient} ${eventType}`),
  );
  const rows = agreement.cells.filter(
    (cell) =>
      cell.basis.kind === 'STATUTORY' &&
      sources.has(cell.sender) &&
      isRowInForce(cell, at) &&
      (cell.basis.duty === true || same.has(`${cell.sender} ${cell.recipient} ${cell.eventType}`)),
  );
  return lawShown(rows, known);
}

type LawKnown = Pick<PreviewKnown, 'agency' | 'facts' | 'nameOf'>;

/** The law in words, each thing once: who tells whom what by which paragraph, and what else it takes. */
export function lawShown(rows: readonly MatrixCell[], known: LawKnown) {
  return lawSaidOnce(rows, knownTo(known)).map(({ cell, ...inWords }) => {
    const { sender: source, recipient, purpose, eventType, basis, trigger, decidedBy } = cell;
    return {
      ...told({ source, recipient, purpose, eventType }, known),
      rowId: cell.id,
      duty: basis.kind === 'STATUTORY' && basis.duty === true,
      onRequest: trigger === 'on-request',
      byClerk: decidedBy === 'clerk',
      ...inWords,
    };
  });
}

/** An agency knows the facts of a case for what it sends itself. */
function knownTo({ agency, facts }: LawKnown): KnownToHold {
  return ({ sender, condition }) =>
    condition === undefined || (sender === agency && facts.includes(condition));
}

function grouped(flows: readonly Flow[], known: PreviewKnown) {
  const groups = Map.groupBy(flows, ({ source, recipient, purpose }) => `${source} ${recipient} ${purpose}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { type: _, title: __, ...parties } = told(first, known);
    const events = group.map(({ eventType }) => ({ type: eventType, title: titleOf(eventType) }));
    return [{ ...parties, events }];
  });
}

function told(
  { source, recipient, purpose, eventType }: Omit<Flow, 'form'>,
  { nameOf }: Pick<PreviewKnown, 'nameOf'>,
) {
  return {
    source,
    sourceName: nameOf(source),
    recipient,
    recipientName: nameOf(recipient),
    purpose: { id: purpose, ...(purposeOf(purpose)?.titles ?? { de: purpose, en: purpose }) },
    type: eventType,
    title: titleOf(eventType),
  };
}

/** Whether a row of the agreement is in force at this instant. */
export function isRowInForce({ from, until }: MatrixCell, at: string): boolean {
  return from <= at && (until === undefined || at < until);
}
