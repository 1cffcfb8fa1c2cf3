import type { Titles } from '#catalogue';
import type { Registry } from '#registry';
import { steeringRole } from '../http/staff-entrance.ts';

/** A network whose steering group somebody belongs to, with what its agreement in force calls itself. */
interface SteeredNetwork {
  readonly id: string;
  readonly titles: Titles;
}

const ROLE = steeringRole('');

/** The networks whose steering group somebody of these roles belongs to; without those in which no agreement is in force. */
export async function steeredNetworks(
  roles: readonly string[],
  registry: Pick<Registry, 'agreementAt'>,
  at: string,
): Promise<readonly SteeredNetwork[]> {
  const theirs = roles.filter((role) => role.startsWith(ROLE)).map((role) => role.slice(ROLE.length));
  const found = await Promise.all(
    theirs.map(async (id) => ({ id, inForce: await registry.agreementAt(id, at) })),
  );
  return found.flatMap(({ id, inForce }) =>
    inForce === undefined ? [] : [{ id, titles: inForce.agreement.titles }],
  );
}
