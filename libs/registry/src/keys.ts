import type { PublicJwk } from '#ports';

/** Why a key is good for nothing from an instant on. */
export interface Revocation {
  /** Names it for ever, also where entries are put in doubt because of it. */
  readonly revocation: string;
  /** `compromised`: somebody else may have it, so what was signed with it since `compromisedSince` is in doubt. */
  readonly ground: 'retired' | 'compromised';
  readonly compromisedSince?: string;
  readonly at: string;
  /** Who said so. */
  readonly by: 'agency' | 'operator';
}

/** How a key came in after the registration. */
export interface Admission {
  readonly at: string;
  readonly by: 'agency' | 'operator';
  /** Id of the agency's own key that stood behind it; absent when the operator approved it. */
  readonly endorsedBy?: string;
}

/** The end of a key because others took its place. */
export interface End {
  readonly until: string;
  /** Ids of the keys that came in its place. */
  readonly by: readonly string[];
  /** Set for good when one of those was revoked that had been a thief's from its first day: the end does not count. */
  readonly isUndone?: true;
}

/** A key that an agency has or had, for signatures or to be sealed to. */
export interface KnownKey {
  readonly jwk: PublicJwk;
  /** Absent for keys of the registration. */
  readonly admitted?: Admission;
  /** Set when another one took its place: until then it is usable still. */
  readonly usableUntil?: string;
  /** All ends that were set, the undone ones too. */
  readonly ends?: readonly End[];
  readonly revoked?: Revocation;
}

/** Whether something may be done with the key at an instant; what was signed before stays signed. */
export function isUsableAt({ usableUntil, revoked }: KnownKey, at: string): boolean {
  return revoked === undefined && (usableUntil === undefined || at < usableUntil);
}

/** Ids of the keys that one key let in at or since an instant, itself or by keys that it had let in: whoever had it then may have made them. */
export function letInBy(known: readonly KnownKey[], kid: string, since: string): readonly string[] {
  const itsOwn = known.filter(
    ({ admitted }) => admitted !== undefined && admitted.endorsedBy === kid && admitted.at >= since,
  );
  return itsOwn.flatMap(({ jwk }) => [jwk.kid, ...letInBy(known, jwk.kid, since)]);
}

/** Whether one of the keys was compromised and the operator has approved no other since: any that is usable may be the thief's. */
export function isCompromised(known: readonly KnownKey[]): boolean {
  const approvals = known.flatMap(({ admitted }) => (admitted?.by === 'operator' ? [admitted.at] : []));
  return known.some(
    ({ revoked }) => revoked?.ground === 'compromised' && !approvals.some((at) => at > revoked.at),
  );
}

/** What takes the place of which keys. */
export interface Replacement {
  readonly fresh: readonly PublicJwk[];
  readonly retired: readonly string[];
  readonly overlapUntil: string;
  readonly admitted: Admission;
}

/** Keys and what was said of them, after others took their place. */
export function replaced(
  known: readonly KnownKey[],
  { fresh, retired, overlapUntil, admitted }: Replacement,
): readonly KnownKey[] {
  const unknown = fresh.filter(({ kid }) => !known.some(({ jwk }) => jwk.kid === kid));
  const end = { until: overlapUntil, by: unknown.map(({ kid }) => kid) };
  const kept = known.map((key) =>
    retired.includes(key.jwk.kid) ? ending(key, [...(key.ends ?? []), end]) : key,
  );
  return [...unknown.map((jwk) => ({ jwk, admitted })), ...kept];
}

/**
 * Keys after this one was revoked. What a thief's own key had ended goes on: he had no right to take its place. But for the keys
 * that stood behind his: those were in his hands.
 */
export function withRevoked(
  known: readonly KnownKey[],
  kid: string,
  revoked: Revocation,
): readonly KnownKey[] {
  const now = known.map((key) => (key.jwk.kid === kid ? { ...key, revoked } : key));
  return now.map((key) => (key.ends === undefined ? key : ending(key, undone(key, key.ends, now))));
}

/** Ids of the keys that are usable at an instant although one of these keys had set them an end, as it was a thief's. */
export function givenBack(
  known: readonly KnownKey[],
  kids: readonly string[],
  at: string,
): readonly string[] {
  const wasSetBy = ({ by, isUndone }: End) => isUndone === true && by.some((kid) => kids.includes(kid));
  const back = known.filter((key) => isUsableAt(key, at) && (key.ends ?? []).some(wasSetBy));
  return back.map(({ jwk }) => jwk.kid);
}

function ending(key: KnownKey, ends: readonly End[]): KnownKey {
  const { usableUntil: _, ...rest } = key;
  const counting = ends.filter(({ isUndone }) => isUndone !== true).map(({ until }) => until);
  const first = counting.toSorted()[0];
  return { ...rest, ends, ...(first !== undefined && { usableUntil: first }) };
}

/** The ends of a key, those marked that a thief had set who had not used this very key for it. */
function undone({ jwk }: KnownKey, ends: readonly End[], known: readonly KnownKey[]): readonly End[] {
  const isUndone = (kid: string): boolean =>
    isThiefs(kid, known) && !endorsersOf(kid, known).includes(jwk.kid);
  return ends.map((end) => (end.by.some(isUndone) ? { ...end, isUndone: true } : end));
}

/** Whether a key was somebody else's from the beginning: compromised when it came in, and the operator has approved none since. */
function isThiefs(kid: string, known: readonly KnownKey[]): boolean {
  const { admitted, revoked } = known.find(({ jwk }) => jwk.kid === kid) ?? {};
  const since = revoked?.compromisedSince;
  if (admitted?.by !== 'agency' || since === undefined || since > admitted.at) return false;
  return !known.some(({ admitted: other }) => other?.by === 'operator' && other.at >= admitted.at);
}

/** Ids of the key that endorsed this one, of the one that endorsed that, and so on. */
function endorsersOf(kid: string, known: readonly KnownKey[]): readonly string[] {
  const by = known.find(({ jwk }) => jwk.kid === kid)?.admitted?.endorsedBy;
  return by === undefined ? [] : [by, ...endorsersOf(by, known)];
}
