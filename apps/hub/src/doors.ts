import type { DoorRow } from './door-row.ts';
import { officerDoors } from './officer-doors.ts';
import { pageDoors } from './page-doors.ts';
import { personDoors } from './person/person-doors.ts';
import { decisionDoors } from './steering-decisions/decision-doors.ts';
import { steeringDoors } from './steering/steering-doors.ts';

const SIGNED_ASK = [
  'broker account of the agency',
  'signature of the agency',
  'network and agency as in the subject',
  'asked less than five minutes ago',
];

const INTAKE = [
  'sealed to the hub, at most 100 envelopes',
  'closed shape',
  'network and agency as in the address',
  'signature of the agency',
  'commitment',
  'closed payload of its type',
  'right to publish',
  'not in the future',
  'case by handle',
  'gate, door intake (commands: the rules of the case)',
];

/** Every door of the hub. A test takes the census of what is really open and fails on a door without a row and on a row without a door. */
export const doors: readonly DoorRow[] = [
  {
    door: 'intake',
    opening: { kind: 'service', subject: 'intake.<network>.<agency>' },
    caller: 'adapter of the agency',
    checks: ['broker account of the agency', ...INTAKE],
    gives: 'nothing',
  },
  {
    door: 'intake over HTTP',
    opening: { kind: 'route', method: 'POST', path: '/v1/networks/:network/intake/:agency' },
    caller: 'anybody who holds a signing key of the agency',
    checks: ['rate', 'size', ...INTAKE, 'nothing is stored unless one envelope is signed by the agency'],
    gives: 'metadata',
  },
  {
    door: 'receipts',
    opening: { kind: 'stream', subject: 'receipts.<network>.<agency>' },
    caller: 'intake, after the durable append',
    checks: ['signed by the hub', 'nothing in it depends on what the agency may not see'],
    gives: 'metadata',
  },
  {
    door: 'claim',
    opening: { kind: 'service', subject: 'claim.<network>.<agency>' },
    caller: 'adapter of the agency',
    checks: [
      ...SIGNED_ASK,
      'the record is all that anybody saw of it',
      'function claim switched on',
      'gate, door claim',
      'Released at the exact revision',
      'outlet: permit, recipient, 250 ms',
      'sealed to the agency',
    ],
    gives: 'fields',
  },
  {
    door: 'evidence',
    opening: { kind: 'service', subject: 'evidence.<network>.<agency>' },
    caller: 'adapter of the agency',
    checks: [
      ...SIGNED_ASK,
      'the record is all that anybody saw of it',
      'own links, own provisions and facts known to the agency only',
      'recalls and reminders addressed to the agency only, without their reason',
      'signed by the hub',
      'sealed to the agency',
    ],
    gives: 'metadata',
  },
  {
    door: 'ledger',
    opening: { kind: 'service', subject: 'ledger.<network>.<agency>' },
    caller: 'adapter of the agency',
    checks: [
      ...SIGNED_ASK,
      'proofs of own events only; heads and hashes that name nothing',
      'cosignature by a registered key, over our own tree',
      'signed by the hub',
      'sealed to the agency',
    ],
    gives: 'metadata',
  },
  {
    door: 'bell',
    opening: { kind: 'stream', subject: 'bell.<network>.<agency>' },
    caller: 'reactor on the log',
    checks: [
      'gate, door bell, asked quietly: something new is claimable, the agency may see again or more than before, its evidence changed, or it is recalled or reminded',
      'empty message',
    ],
    gives: 'nothing',
  },
  {
    door: 'timeline',
    opening: { kind: 'route', method: 'GET', path: '/v1/networks/:network/cases/:handle/timeline' },
    caller: 'staff of the agency, through its adapter',
    checks: [
      'rate',
      'read token: signature, 60 s, once, method, path, purpose',
      'the record is all that anybody saw of it',
      'function timeline switched on',
      'gate, door timeline',
      'Released at the exact revision',
      'outlet: permit, recipient, 250 ms',
      'sealed to the agency',
    ],
    gives: 'fields',
  },
  {
    door: 'export',
    opening: { kind: 'route', method: 'GET', path: '/v1/networks/:network/cases/:handle/timeline/export' },
    caller: 'staff of the agency, through its adapter',
    checks: [
      'rate',
      'read token: signature, 60 s, once, method, path, purpose',
      'the record is all that anybody saw of it',
      'function export switched on',
      'gate, door export',
      'Released at the exact revision, as an access of its own',
      'outlet: permit, recipient, 250 ms',
      'sealed to the agency',
    ],
    gives: 'fields',
  },
  {
    door: 'embed session',
    opening: { kind: 'route', method: 'POST', path: '/v1/networks/:network/embed-sessions' },
    caller: 'adapter of the agency, for a page of its own system',
    checks: [
      'rate',
      'read token: signature, 60 s, once, method, path, purpose',
      'signed by the agency: handle and origin; https, or http on loopback',
      'no case is looked at',
      'sealed to the agency',
    ],
    gives: 'nothing',
  },
  {
    door: 'embed',
    opening: { kind: 'route', method: 'GET', path: '/v1/embed/timeline' },
    caller: "a page inside the agency's own system, opened by its staff",
    checks: [
      'rate',
      "embed token: the hub's signature, 300 s, origin, key of the agency still usable",
      'the record is all that anybody saw of it',
      'function timeline switched on',
      'gate, door embed',
      'Released at the exact revision',
      'outlet: permit, recipient, door, 250 ms',
      'CORS: the origin of the session only',
    ],
    gives: 'fields',
  },
  {
    door: 'embed preflight',
    opening: { kind: 'route', method: 'OPTIONS', path: '/v1/embed/timeline' },
    caller: 'a browser before it reads',
    checks: ['rate', 'the same answer for everybody'],
    gives: 'nothing',
  },
  {
    door: 'embed ticks',
    opening: { kind: 'route', method: 'GET', path: '/v1/embed/ticks' },
    caller: "a page inside the agency's own system, opened by its staff",
    checks: [
      'rate',
      "embed token: the hub's signature, 300 s, origin, key of the agency still usable, looked at again every 25 s",
      'room for one more: 256 pages of an agency, 2,000 of all',
      'the record is all that anybody saw of it',
      'empty events: the same for every page of the agency, whatever its case (C8)',
      'CORS: the origin of the session only',
    ],
    gives: 'nothing',
  },
  {
    door: 'embed ticks preflight',
    opening: { kind: 'route', method: 'OPTIONS', path: '/v1/embed/ticks' },
    caller: 'a browser before it follows',
    checks: ['rate', 'the same answer for everybody'],
    gives: 'nothing',
  },
  ...officerDoors,
  ...pageDoors,
  ...steeringDoors,
  ...personDoors,
  ...decisionDoors,
  {
    door: 'agreement',
    opening: { kind: 'route', method: 'GET', path: '/v1/networks/:network/agreement' },
    caller: 'anybody',
    checks: ['rate', 'signed by the hub; names no person'],
    gives: 'nothing',
  },
  {
    door: 'who is competent',
    opening: { kind: 'route', method: 'POST', path: '/v1/networks/:network/competence/:table' },
    caller: 'anybody',
    checks: [
      'rate, 60 a minute',
      'size',
      'closed body: answers to questions of the table, a day, a place',
      'table that the parties signed',
      'about no case and no person; nothing is kept',
    ],
    gives: 'nothing',
  },
  {
    door: 'hub keys',
    opening: { kind: 'route', method: 'GET', path: '/v1/networks/:network/hub-keys' },
    caller: 'anybody',
    checks: ['rate', 'public keys only'],
    gives: 'nothing',
  },
  {
    door: 'agency keys',
    opening: { kind: 'route', method: 'POST', path: '/v1/networks/:network/agencies/:agency/keys' },
    caller: 'adapter of the agency, with other signing keys',
    checks: [
      'rate, 10 a minute',
      'size',
      'sealed to the hub, network and agency as in the address, closed shape',
      'signature of the new key',
      'signature of a usable key of the agency',
      'neither sealing key nor broker account changes, no key was ever registered',
      'signed by the hub',
    ],
    gives: 'nothing',
  },
  {
    door: 'liveness',
    opening: { kind: 'route', method: 'GET', path: '/health/live' },
    caller: 'whoever runs the hub',
    checks: ['tells that the process answers'],
    gives: 'nothing',
  },
  {
    door: 'readiness',
    opening: { kind: 'route', method: 'GET', path: '/health/ready' },
    caller: 'whoever runs the hub',
    checks: [
      'tells whether store, projections and broker answer, and how far projections are: positions and counts',
    ],
    gives: 'aggregate',
  },
  {
    door: 'metrics',
    opening: { kind: 'route', method: 'GET', path: '/metrics' },
    caller: "the operator's monitoring",
    checks: [
      'rate',
      'closed unless the configuration names a token',
      "the operator's token",
      'sums over the whole hub: no label names network, agency, case or person',
    ],
    gives: 'aggregate',
  },
  {
    door: 'description',
    opening: { kind: 'route', method: 'GET', path: '/openapi.json' },
    caller: 'anybody',
    checks: ['made from the program, not from data'],
    gives: 'nothing',
  },
];

/** How a door is called in the census, e.g. `GET /health/live`, `stream bell.<network>.<agency>`. */
export function openingOf({ opening }: DoorRow): string {
  return opening.kind === 'route'
    ? `${opening.method} ${opening.path}`
    : `${opening.kind} ${opening.subject}`;
}
