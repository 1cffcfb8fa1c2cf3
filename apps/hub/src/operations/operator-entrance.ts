import type { FastifyRequest } from 'fastify';
import type { Sessions, SignedIn } from '#oidc';
import { HttpProblem } from '../http/problem.ts';

/** The role that may see the operations page and act there. */
export const OPERATOR = 'operator';

/** Who may come to the operations page: whoever is signed in as an operator; nobody, where no log-in is set up. */
export class OperatorEntrance {
  /** Set once the log-in is mounted; absent when the hub is set up without it. */
  sessions: Sessions | undefined;

  /** Who calls. Throws NOT_FOUND where there is no log-in, else what is missing as a `PageProblem`. */
  enter(request: FastifyRequest): SignedIn {
    if (this.sessions === undefined) throw new HttpProblem('NOT_FOUND');
    return this.sessions.enter(request, [OPERATOR]);
  }
}
