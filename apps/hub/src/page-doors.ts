import type { DoorRow } from './door-row.ts';

const PAGE = 'own page: Sec-Fetch-Site same-origin or none';
const OWN_CALL = 'own page: Origin is the own one, header x-wegmarke, Sec-Fetch-Site same-origin';
const OPERATOR = [
  'closed unless the configuration names a log-in',
  "an operator's session, 30 min idle, 8 h at most",
];
const SEEN = 'instants, sums, codes and places of the log: of no case and no person';

type Method = Extract<DoorRow['opening'], { readonly kind: 'route' }>['method'];

function route(
  door: string,
  method: Method,
  path: string,
  row: Pick<DoorRow, 'caller' | 'checks'> & Partial<Pick<DoorRow, 'gives'>>,
): DoorRow {
  return { door, opening: { kind: 'route', method, path }, gives: 'nothing', ...row };
}

/** The doors of log-in, built pages and the operations page. */
export const pageDoors: readonly DoorRow[] = [
  route('operations', 'GET', '/v1/operations', {
    caller: 'whoever runs the hub, signed in as an operator',
    checks: ['rate', ...OPERATOR, PAGE, SEEN],
    gives: 'aggregate',
  }),
  route('operations: retry what was set aside', 'POST', '/v1/operations/parked/:view/retry', {
    caller: 'whoever runs the hub, signed in as an operator',
    checks: ['rate', ...OPERATOR, OWN_CALL, 'entered in the record before it is done'],
  }),
  route('operations: make a read model anew', 'POST', '/v1/operations/projections/:view/rebuild', {
    caller: 'whoever runs the hub, signed in as an operator',
    checks: ['rate', ...OPERATOR, OWN_CALL, 'entered in the record before it is done', 'one at a time'],
  }),
  route('session', 'GET', '/session', {
    caller: 'a page of the hub',
    checks: [
      'tells whoever is signed in their own role, pseudonym, end, and the names of the networks they steer',
    ],
  }),
  route('log-in', 'GET', '/log-in', {
    caller: 'a browser',
    checks: ['sends it to the provider of the configuration: PKCE, state, nonce; "to" is an own path'],
  }),
  route('log-in return', 'GET', '/log-in/return', {
    caller: 'a browser that comes back from the provider',
    checks: [
      'state of a log-in that this browser began, used once',
      'nonce, PKCE, signature of the provider',
      'a role of the configuration',
      'a new session id',
    ],
  }),
  route('log-out', 'POST', '/log-out', { caller: 'a page of the hub', checks: [OWN_CALL] }),
  route('start page', 'GET', '/', { caller: 'anybody', checks: ['leads to the first page'] }),
  route('pages', 'GET', '/*', {
    caller: 'anybody',
    checks: ['files of the build only; strict CSP; no data in them'],
  }),
  route('pages, heads', 'HEAD', '/*', {
    caller: 'anybody',
    checks: ['files of the build only; strict CSP; no data in them'],
  }),
];
