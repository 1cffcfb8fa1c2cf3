import { createHmac } from 'node:crypto';
import { PageProblem } from './page-problem.ts';

/** What a provider says of an account. */
export type Claims = Readonly<Record<string, unknown>>;

/** Which claim values give which role, e.g. `{ officer: ['dsb'] }`. */
export type RoleValues = Readonly<Record<string, readonly string[]>>;

/** Values of a claim; a dotted name goes into nested objects (`realm_access.roles`). */
function valuesOf(claims: Claims, name: string): readonly string[] {
  const exact = claims[name];
  const value = exact ?? name.split('.').reduce(into, claims);
  return [value].flat().filter((one) => typeof one === 'string');
}

function into(value: unknown, part: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, part)
    ? (value as Claims)[part]
    : undefined;
}

/** The roles that the claim gives; empty when it gives none that is known here. */
export function rolesFrom(claims: Claims, claim: string, roles: RoleValues): readonly string[] {
  const given = valuesOf(claims, claim);
  return Object.entries(roles).flatMap(([role, values]) =>
    values.some((value) => given.includes(value)) ? [role] : [],
  );
}

/** From where the pseudonymous staff id comes: a claim that holds one, or a keyed hash of the account. */
export interface StaffRule {
  readonly claim?: string;
  readonly secret: Uint8Array;
}

/**
 * The pseudonymous staff id, which only the own agency resolves: the named claim, else `sb-` and the first 12 hexadecimal
 * digits of HMAC-SHA-256 over issuer and subject. Throws `STAFF_CLAIM_UNFIT`.
 */
export function staffFrom(claims: Claims, { claim, secret }: StaffRule): string {
  if (claim === undefined) {
    const account = `${String(claims['iss'])}|${String(claims['sub'])}`;
    return `sb-${createHmac('sha256', secret).update(account).digest('hex').slice(0, 12)}`;
  }
  const [staff = ''] = valuesOf(claims, claim);
  if (/^[a-z0-9-]{3,40}$/.test(staff)) return staff;
  throw new PageProblem(
    'STAFF_CLAIM_UNFIT',
    `have the log-in service give the claim ${claim} as 3 to 40 of a-z, 0-9 and hyphen, without a name in it`,
  );
}
