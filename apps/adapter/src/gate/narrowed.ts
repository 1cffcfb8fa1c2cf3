import type { CaseEvidence } from '#catalogue';
import { canonicalJson } from '#catalogue';
import type { MatrixCell, Provision } from '#gate';
import type { FinalEnd, NarrowingCommand } from '../outbox/narrowing.ts';
import { GIVE } from '../outbox/narrowing.ts';

/** What beside the evidence one must know to narrow it. */
export interface Standpoint {
  readonly agency: string;
  /** When the hub last told of the case, by its own clock. */
  readonly toldAt: string;
  /** The rows of the agreement. */
  readonly cells: readonly MatrixCell[];
  /** Now. */
  readonly at: string;
}

type Data = NarrowingCommand['data'];
type Narrow = (
  evidence: CaseEvidence,
  data: Data,
  from: Standpoint,
  /** What was said before it. */
  before: readonly NarrowingCommand[],
) => CaseEvidence;

/** What nothing brings back: it narrows for as long as the command is kept, also when the hub refused it. */
const FINAL: Readonly<Record<FinalEnd, Narrow>> = {
  'de.wegmarke.consent.withdraw.v1': (evidence, { consentId, provisionIds }, { at }, before) =>
    withdrawnLine(evidence, { consentId, provisionIds, at }, before),
  'de.wegmarke.consent.invalidate.v1': (evidence, { consentId }, { agency, at }) =>
    ended(evidence, agency, consentId, invalidAt(at)),
  'de.wegmarke.consent.object.v1': (evidence, { consentId, recordedBy }, { at }) =>
    ended(evidence, recordedBy, consentId, invalidAt(at)),
};

/** What the hub's own evidence takes over once it is recorded: later words may have changed it. */
const UNTIL_TOLD: Readonly<Record<string, Narrow>> = {
  'de.wegmarke.consent.give.v1': (evidence, { supersedes }, { agency, at }) =>
    ended(evidence, agency, supersedes, invalidAt(at)),
  'de.wegmarke.consent.amend.v1': (evidence, { consentId, provisions }, { agency, at }) =>
    ended(evidence, agency, consentId, (one) => (isAmong(one, provisions) ? one : invalidAt(at)(one))),
  'de.wegmarke.consent.reconfirm.v1': (evidence, { consentId, representedUntil }, { agency }) =>
    ended(evidence, agency, consentId, (one) =>
      typeof representedUntil === 'string' && representedUntil < one.validUntil
        ? { ...one, validUntil: representedUntil }
        : one,
    ),
  'de.wegmarke.disclosure.decide.v1': withheld,
  'de.wegmarke.case.unlink.v1': (evidence) => ({ ...evidence, linked: false, provisions: [] }),
  'de.wegmarke.rights.confirm.v1': confirmed,
};

/**
 * The hub's evidence with what this agency said since and the hub has not refused; the end of a consent counts even then. It
 * only ever takes away: what a command would add counts when the hub tells it.
 */
export function narrowed(
  evidence: CaseEvidence,
  commands: readonly NarrowingCommand[],
  from: Standpoint,
): CaseEvidence {
  return commands.reduce((told, command, index) => {
    const before = commands.slice(0, index);
    if (isFinal(command)) return FINAL[command.type](told, command.data, from, before);
    const narrow = isTold(command, from) ? undefined : UNTIL_TOLD[command.type];
    return narrow?.(told, command.data, from, before) ?? told;
  }, evidence);
}

function isFinal(command: NarrowingCommand): command is NarrowingCommand & { readonly type: FinalEnd } {
  return Object.hasOwn(FINAL, command.type);
}

function isTold({ state, settledAt }: NarrowingCommand, { toldAt }: Standpoint): boolean {
  return state === 'recorded' && settledAt !== undefined && settledAt < toldAt;
}

function ended(
  evidence: CaseEvidence,
  recordedBy: unknown,
  consentId: unknown,
  change: (one: Provision) => Provision,
): CaseEvidence {
  const provisions = evidence.provisions.map((one) =>
    one.recordedBy === recordedBy && one.consentId === consentId ? change(one) : one,
  );
  return { ...evidence, provisions };
}

function invalidAt(at: string): (one: Provision) => Provision {
  return (one) => ({ ...one, invalidatedAt: one.invalidatedAt ?? at });
}

/**
 * A withdrawal ends the consent, whoever recorded it for this agency, and the own ones that had taken its place by then. One
 * that names what is no longer there ends all that this could have become, as at the hub.
 */
function withdrawnLine(
  evidence: CaseEvidence,
  { consentId, provisionIds, at }: { consentId: unknown; provisionIds: unknown; at: string },
  before: readonly NarrowingCommand[],
): CaseEvidence {
  const line = new Set([consentId]);
  for (const { type, data } of before)
    if (type === GIVE && line.has(data['supersedes'])) line.add(data['consentId']);
  const provisions = evidence.provisions.map((one) => {
    if (!line.has(one.consentId)) return one;
    const isMeant =
      !Array.isArray(provisionIds) ||
      provisionIds.includes(one.provisionId) ||
      (one.consentId !== consentId && !provisionIds.every((id) => isIn(one.consentId, id, before)));
    return isMeant ? { ...one, withdrawnAt: one.withdrawnAt ?? at } : one;
  });
  return { ...evidence, provisions };
}

/** Whether this agency's consent, as it was last stated, has such a provision. */
function isIn(consentId: string, provisionId: unknown, before: readonly NarrowingCommand[]): boolean {
  const stated = before.findLast(
    ({ data }) => data['consentId'] === consentId && Array.isArray(data['provisions']),
  );
  const provisions = (stated?.data['provisions'] ?? []) as readonly Pick<Provision, 'provisionId'>[];
  return provisions.some((one) => one.provisionId === provisionId);
}

/** Whether an amendment keeps a provision word for word. */
function isAmong(provision: Provision, provisions: unknown): boolean {
  const { consentId: _, recordedBy: __, ...asked } = provision;
  const text = canonicalJson(asked);
  return Array.isArray(provisions) && provisions.some((one) => canonicalJson(one) === text);
}

function withheld(evidence: CaseEvidence, { eventId, rowId, recipient, decision }: Data): CaseEvidence {
  if (decision === 'disclose') return evidence;
  const clearances = evidence.clearances.filter(
    (one) => one.eventId !== eventId || one.rowId !== rowId || one.recipient !== recipient,
  );
  return { ...evidence, clearances };
}

/** A granted restriction or objection closes from the confirmation on. */
function confirmed(evidence: CaseEvidence, { request }: Data, { cells, at }: Standpoint): CaseEvidence {
  const right = evidence.rights.find((one) => one.request === request);
  if (right?.state !== 'proposed' || right.decision !== 'grant') return evidence;
  if (right.kind === 'restriction') {
    const restriction = { eventIds: right.eventIds ?? ('*' as const), from: at };
    return { ...evidence, restrictions: [...evidence.restrictions, restriction] };
  }
  if (right.kind !== 'objection' || right.rowId === undefined) return evidence;
  const objections = tellingAsMuch(right.rowId, cells).map(({ id }) => ({ rowId: id, from: at }));
  return { ...evidence, objections: [...evidence.objections, ...objections] };
}

/** The cells, of whatever row, that tell some of what this row tells: an objection closes them all. */
function tellingAsMuch(rowId: string, cells: readonly MatrixCell[]): readonly MatrixCell[] {
  const told = cells.filter(({ id }) => id.startsWith(`${rowId}.`));
  const isToldBy = (cell: MatrixCell): boolean =>
    (['eventType', 'sender', 'recipient', 'purpose'] as const).every((part) =>
      told.some((one) => one[part] === cell[part]),
    );
  return cells.filter(isToldBy);
}
