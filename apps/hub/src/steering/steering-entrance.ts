import type { FastifyRequest } from 'fastify';
import { OperatorEntrance } from '../operations/operator-entrance.ts';
import { HttpProblem } from '../http/problem.ts';

/** The role of the members of a network's steering group (Lenkungsgruppe): another network's sees nothing of it. */
export function steeringRole(network: string): string {
  return `steering:${network}`;
}

/** Who may see the board: whoever is signed in as a member of the network's steering group; nobody, where no log-in is set up. */
export class SteeringEntrance {
  constructor(private readonly operators: Pick<OperatorEntrance, 'sessions'>) {}

  /** Lets through or throws: NOT_FOUND where there is no log-in, else what is missing as a `PageProblem`. */
  enter(request: FastifyRequest, network: string): void {
    if (this.operators.sessions === undefined) throw new HttpProblem('NOT_FOUND');
    this.operators.sessions.enter(request, [steeringRole(network)]);
  }
}
