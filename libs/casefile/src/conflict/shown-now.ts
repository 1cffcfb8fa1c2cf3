import { functionOn } from '#agreement';
import { fieldClasses, ownRecord } from '#catalogue';
import { admit, isPermit } from '#gate';
import type { AgreementInForce } from '../agreement-in-force.ts';
import type { AgencyEntry } from '../case.events.ts';
import type { CaseState } from '../case.ts';
import { evidenceFor } from '../evidence/gate-evidence.ts';

/** A case as it stands at an instant, and the agreement of that instant. */
export interface CaseNow {
  readonly network: string;
  readonly state: CaseState;
  readonly inForce: AgreementInForce;
  readonly at: string;
}

/** Those of these entries that the gate would show an agency on its timeline now, own ones among them. Nothing leaves by it. */
export function shownNow(
  now: CaseNow,
  {
    by,
    staff,
    entries,
  }: { readonly by: string; readonly staff: string; readonly entries: readonly string[] },
): readonly AgencyEntry[] {
  const { state, inForce } = now;
  if (state.kind === 'none' || !functionOn(inForce.agreement, 'timeline', by)) return [];
  return state.entries.filter((entry) => entries.includes(entry.id) && isShown(now, entry, by, staff));
}

function isShown(
  { network, state, inForce, at }: CaseNow,
  { id, type, agency: sender, category, happenedAt }: AgencyEntry,
  recipient: string,
  actor: string,
): boolean {
  const evidence = evidenceFor({ network, state, revision: 0 }, inForce, sender, type, at);
  const purposes =
    sender === recipient
      ? [ownRecord.id]
      : evidence.agreement.cells.filter((cell) => cell.recipient === recipient).map(({ purpose }) => purpose);
  const fields = fieldClasses(type).map(({ name }) => name);
  const ask = { door: 'timeline', network, caseId: '', sender, recipient, actor, eventIds: [id] } as const;
  return purposes.some((purpose) =>
    isPermit(admit({ ...ask, eventType: type, category, fields, purpose, happenedAt, at }, evidence)),
  );
}
