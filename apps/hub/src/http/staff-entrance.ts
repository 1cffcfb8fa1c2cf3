import type { FastifyRequest } from 'fastify';
import type { Sessions, SignedIn } from '#oidc';
import { HttpProblem } from './problem.ts';

/** The role that may see the operations page and act there. */
export const OPERATOR = 'operator';

/** The role of the members of a network's steering group (Lenkungsgruppe): another network's sees nothing of it. */
export function steeringRole(network: string): string {
  return `steering:${network}`;
}

/** The one way in for whoever is logged in at the hub; for nobody, where no log-in is set up. */
export class StaffEntrance {
  /** Set once the log-in is mounted; absent when the hub is set up without it. */
  sessions: Sessions | undefined;

  /** Who calls in this role. Throws NOT_FOUND where there is no log-in, else what is missing as a `PageProblem`. */
  enter(request: FastifyRequest, role: string): SignedIn {
    if (this.sessions === undefined) throw new HttpProblem('NOT_FOUND');
    return this.sessions.enter(request, [role]);
  }
}
