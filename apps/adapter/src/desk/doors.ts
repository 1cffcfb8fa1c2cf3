/** One way in or out of the adapter: who may come through, what is checked, what it gives. */
export interface DoorRow {
  readonly door: string;
  readonly opening:
    | { readonly kind: 'route'; readonly method: 'GET' | 'POST' | 'PUT'; readonly path: string }
    | {
        readonly kind: 'subject';
        readonly direction: 'asked' | 'published' | 'followed';
        readonly subject: string;
      }
    | { readonly kind: 'file' | 'command'; readonly name: string };
  readonly caller: string;
  /** In the order in which they are made. */
  readonly checks: readonly string[];
  /** The most that can come out: payload fields, data about them, sums, or nothing about any case. */
  readonly gives: 'fields' | 'metadata' | 'aggregate' | 'nothing';
}

const ENTRANCE = ['loopback only', 'Host is a loopback name', 'Origin is a configured one, if any', 'token'];
const STAFF = [...ENTRANCE, 'staff id'];

function route(
  door: string,
  [method, path]: readonly ['GET' | 'POST' | 'PUT', string],
  checks: readonly string[],
  gives: DoorRow['gives'],
): DoorRow {
  const opening = { kind: 'route', method, path } as const;
  return { door, opening, caller: "page or program of the agency's own staff", checks, gives };
}

const CASE = '/desk/cases/:reference';

/** Every door of the adapter. A test takes the census of the desk's routes and fails on one without a row, and on a row without one. */
export const doors: readonly DoorRow[] = [
  route('desk: agency', ['GET', '/desk/agency'], ENTRANCE, 'nothing'),
  route('desk: files', ['GET', '/desk/cases'], ENTRANCE, 'metadata'),
  route('desk: open a case', ['POST', '/desk/cases'], [...ENTRANCE, 'closed body'], 'metadata'),
  route('desk: handle of a file', ['GET', `${CASE}/handle`], [...ENTRANCE, 'own reference'], 'metadata'),
  route(
    'desk: make a link code',
    ['POST', `${CASE}/link-codes`],
    [...ENTRANCE, 'closed body', 'linked'],
    'metadata',
  ),
  route(
    'desk: redeem a link code',
    ['POST', '/desk/link-codes/redeem'],
    [...ENTRANCE, 'closed body'],
    'metadata',
  ),
  route(
    'desk: timeline',
    ['GET', `${CASE}/timeline`],
    [...STAFF, 'own reference', 'at the hub: read token, gate, Released, time limit; never kept'],
    'fields',
  ),
  route('desk: consents', ['GET', `${CASE}/consents`], [...ENTRANCE, 'own reference'], 'metadata'),
  route(
    'desk: record a consent',
    ['POST', `${CASE}/consents`],
    [...STAFF, 'closed body', 'linked'],
    'metadata',
  ),
  route(
    'desk: amend a consent',
    ['PUT', `${CASE}/consents/:consentId`],
    [...STAFF, 'closed body', 'recorded here'],
    'metadata',
  ),
  route(
    'desk: withdraw a consent',
    ['POST', `${CASE}/consents/:consentId/withdraw`],
    [...STAFF, 'closed body', 'recorded here'],
    'metadata',
  ),
  route('desk: recalls', ['GET', '/desk/recalls'], ENTRANCE, 'metadata'),
  route(
    'desk: answer a recall',
    ['POST', '/desk/recalls/:recall/answer'],
    [...STAFF, 'closed body', 'open recall'],
    'metadata',
  ),
  route('desk: outbox', ['GET', '/desk/outbox'], ENTRANCE, 'metadata'),
  route('desk: problems', ['GET', '/desk/problems'], ENTRANCE, 'metadata'),
  route('desk: status', ['GET', '/desk/status'], ENTRANCE, 'aggregate'),
  route('desk: ledger', ['GET', '/desk/ledger'], ENTRANCE, 'metadata'),
  route(
    'desk: close an alarm about the ledger',
    ['POST', '/desk/ledger/alarms/:alarm/close'],
    [...STAFF, 'closed body', 'open alarm'],
    'nothing',
  ),
  route('desk: import now', ['POST', '/desk/import'], [...ENTRANCE, 'closed body'], 'nothing'),
  route('desk: replay', ['POST', '/desk/replay'], [...ENTRANCE, 'closed body'], 'nothing'),
  {
    door: 'intake',
    opening: { kind: 'subject', direction: 'published', subject: 'intake.<network>.<agency>' },
    caller: 'pump over the outbox',
    checks: ['right to publish', 'own gate, door outbox', 'signed envelopes', 'sealed to the hub'],
    gives: 'fields',
  },
  {
    door: 'receipts',
    opening: { kind: 'subject', direction: 'followed', subject: 'receipts.<network>.<agency>' },
    caller: 'hub',
    checks: ['signed by the hub', 'own network and agency', 'known in the outbox'],
    gives: 'nothing',
  },
  {
    door: 'bell',
    opening: { kind: 'subject', direction: 'followed', subject: 'bell.<network>.<agency>' },
    caller: 'hub',
    checks: ['nothing in it is read'],
    gives: 'nothing',
  },
  {
    door: 'claim',
    opening: { kind: 'subject', direction: 'asked', subject: 'claim.<network>.<agency>' },
    caller: 'claim loop',
    checks: ['signed ask', 'sealed to this agency', 'answers this question', 'time limit'],
    gives: 'metadata',
  },
  {
    door: 'evidence',
    opening: { kind: 'subject', direction: 'asked', subject: 'evidence.<network>.<agency>' },
    caller: 'evidence feed',
    checks: ['signed ask', 'sealed to this agency', 'signed by the hub'],
    gives: 'metadata',
  },
  {
    door: 'ledger',
    opening: { kind: 'subject', direction: 'asked', subject: 'ledger.<network>.<agency>' },
    caller: 'witness',
    checks: [
      'signed ask',
      'sealed to this agency',
      'signed by the hub',
      'head signed and consistent',
      'proofs of own events',
    ],
    gives: 'metadata',
  },
  {
    door: 'head file',
    opening: { kind: 'file', name: 'ledger-head.note in the data folder' },
    caller: 'witness',
    checks: ['origin, size and root of the ledger with signatures, nothing of any event'],
    gives: 'nothing',
  },
  {
    door: 'sink',
    opening: { kind: 'file', name: 'sink.file of the configuration' },
    caller: 'claim loop',
    checks: [
      'released by the hub to this agency',
      'file mode 0600',
      'one line for an event and for a recall',
      'what is to be erased is cut out',
    ],
    gives: 'fields',
  },
  {
    door: 'log',
    opening: { kind: 'file', name: 'standard output' },
    caller: 'adapter',
    checks: ['codes and counts only'],
    gives: 'aggregate',
  },
  {
    door: 'init',
    opening: { kind: 'command', name: 'init' },
    caller: 'whoever runs the adapter',
    checks: ['files mode 0600', 'never overwrites a key', 'prints the public part only'],
    gives: 'nothing',
  },
];

/** How a door is found in the census: `GET /path`, `asked subject`, `file name`, `command name`. */
export function openingOf({ opening }: DoorRow): string {
  if (opening.kind === 'route') return `${opening.method} ${opening.path}`;
  return opening.kind === 'subject'
    ? `${opening.direction} ${opening.subject}`
    : `${opening.kind} ${opening.name}`;
}
