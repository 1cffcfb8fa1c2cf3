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

/** A key that an agency has or had, for signatures or to be sealed to. */
export interface KnownKey {
  readonly jwk: PublicJwk;
  /** Absent for keys of the registration. */
  readonly admitted?: Admission;
  /** Set when another one took its place: until then it is usable still. */
  readonly usableUntil?: string;
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
  const kept = known.map((key) =>
    retired.includes(key.jwk.kid) ? { ...key, usableUntil: earlier(key.usableUntil, overlapUntil) } : key,
  );
  const unknown = fresh.filter(({ kid }) => !known.some(({ jwk }) => jwk.kid === kid));
  return [...unknown.map((jwk) => ({ jwk, admitted })), ...kept];
}

function earlier(one: string | undefined, other: string): string {
  return one !== undefined && one < other ? one : other;
}
