import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Sessions } from '#oidc';
import { pages, signIn } from '#oidc';
import type { Clock } from '#ports';
import type { Registry } from '#registry';
import type { OperatorLogIn, PagesSetup } from '../config/pages-setup.ts';
import type { HubLog } from '../machine/hub-log.ts';
import { OPERATOR, steeringRole } from '../http/staff-entrance.ts';
import { steeredNetworks } from '../steering/steered-networks.ts';

/** The routes of log-in and pages; they set headers of their own, as a browser shows what they give. */
export const PAGE_ROUTES = ['/', '/*', '/session', '/log-in', '/log-in/return', '/log-out'] as const;

const COOKIE = 'wegmarke-hub';
const PAGES = {
  person: 'person.html',
  operations: 'operations.html',
  steering: 'steering.html',
  accessibility: 'accessibility.html',
} as const;

/** What pages and their log-in work with. */
interface PageParts {
  readonly clock: Clock;
  readonly log: HubLog;
  readonly registry: Registry;
}

/** Opens the pages that are set up; gives the operators' sessions where there is a log-in. */
export async function mountPages(
  server: FastifyInstance,
  { address, folder, logIn }: PagesSetup,
  parts: PageParts,
): Promise<Sessions | undefined> {
  const sessions = logIn && (await openLogIn(server, address, logIn, parts));
  const { person, operations, steering, accessibility } = PAGES;
  const show = [
    person,
    ...(logIn === undefined ? [] : [operations]),
    ...(logIn?.steeringRoles === undefined ? [] : [steering]),
    accessibility,
  ];
  await pages(server, { folder, show });
  return sessions;
}

function openLogIn(
  server: FastifyInstance,
  address: string,
  { issuer, clientId, clientSecret, rolesClaim, operatorRoles, steeringRoles }: OperatorLogIn,
  { clock, log, registry }: PageParts,
): Promise<Sessions> {
  return signIn(server, {
    address,
    cookie: COOKIE,
    provider: { issuer, clientId, clientSecret },
    rolesClaim,
    roles: { [OPERATOR]: operatorRoles, ...membersOf(steeringRoles) },
    // Only the operator's own provider and the hub know it; with a new secret operators get new pseudonyms.
    secret: createHash('sha256').update(`wegmarke operators\n${clientSecret}`).digest(),
    clock,
    about: async (roles) => ({ networks: await steeredNetworks(roles, registry, clock.now()) }),
    note: (event, { code = '' }) => {
      if (event === 'signed-in') log.tell('signed-in');
      else if (event === 'signed-out') log.tell('signed-out');
      else log.tell('log-in-refused', { reason: code });
    },
  });
}

/** Values of the claim by the role of a network's steering group. */
function membersOf(byNetwork: OperatorLogIn['steeringRoles'] = {}): Record<string, readonly string[]> {
  return Object.fromEntries(
    Object.entries(byNetwork).map(([network, values]) => [steeringRole(network), values]),
  );
}
