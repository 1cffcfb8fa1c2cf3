import { caseworkDoors } from '../casework/casework-doors.ts';
import { competenceDoors } from '../competence/competence-doors.ts';
import { conflictDoors } from '../conflicts/conflict-doors.ts';
import { handEntryDoors } from '../hand-entry/hand-entry-doors.ts';
import type { DoorRow } from './door-row.ts';
import { exchangeDoors } from './exchange-doors.ts';
import { queueDoors } from './queue-doors.ts';
import { officerPaths } from './officer-routes.ts';

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
const CONSENT = `${CASE}/consents/:consentId`;

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
    'desk: make a code for the person',
    ['POST', `${CASE}/person-codes`],
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
  route(
    'desk: take a timeline along',
    ['GET', `${CASE}/timeline/export`],
    [...STAFF, 'own reference', 'at the hub: read token, gate, Released, time limit; no formulas in CSV'],
    'fields',
  ),
  route(
    'desk: session for a page',
    ['POST', `${CASE}/embed-session`],
    [...STAFF, 'closed body', 'own reference', 'at the hub: read token; one case, origin and purpose, 300 s'],
    'nothing',
  ),
  route(
    'desk: ask before sending',
    ['POST', '/desk/check'],
    [...STAFF, 'closed body', 'own reference, if any', 'evidence and agreement that are held here', 'noted'],
    'metadata',
  ),
  route('desk: what was asked before sending', ['GET', '/desk/checks'], ENTRANCE, 'metadata'),
  route('desk: consents', ['GET', `${CASE}/consents`], [...ENTRANCE, 'own reference'], 'metadata'),
  route(
    'desk: what can be consented to',
    ['GET', `${CASE}/consent-offers`],
    [...ENTRANCE, 'own reference', 'evidence and agreement that are held here'],
    'metadata',
  ),
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
  ...(['reconfirm', 'invalidate'] as const).map((step) =>
    route(
      `desk: ${step} a consent`,
      ['POST', `${CONSENT}/${step}`],
      [...STAFF, 'closed body', 'recorded here'],
      'metadata',
    ),
  ),
  ...(['object', 'acknowledge'] as const).map((step) =>
    route(
      `desk: ${step === 'object' ? 'do not acknowledge' : 'take note of'} a consent recorded by another`,
      ['POST', `${CONSENT}/${step}`],
      [...STAFF, 'closed body', 'linked', 'recorded for this agency'],
      step === 'object' ? 'metadata' : 'nothing',
    ),
  ),
  route(
    'desk: preview of a withdrawal',
    ['GET', `${CONSENT}/withdrawal-preview`],
    [...ENTRANCE, 'recorded here', 'evidence and agreement that are held here'],
    'metadata',
  ),
  ...(['receipt', 'receipt.html'] as const).map((form) =>
    route(
      `desk: ${form} of a consent`,
      ['GET', `${CONSENT}/${form}`],
      [...STAFF, 'recorded here'],
      'metadata',
    ),
  ),
  route(
    'desk: import a receipt',
    ['POST', `${CASE}/consents/import`],
    [...STAFF, 'closed body', 'linked', 'signed by the agency that it names'],
    'metadata',
  ),
  route(
    'desk: what comes next',
    ['GET', `${CASE}/chains`],
    [...ENTRANCE, 'own reference', 'own events and what was received and may still be used'],
    'metadata',
  ),
  route(
    'desk: plan with the person',
    ['GET', `${CASE}/plan`],
    [...ENTRANCE, 'own reference', 'own events and what was received and may still be used'],
    'metadata',
  ),
  route('desk: tasks', ['GET', '/desk/tasks'], ENTRANCE, 'metadata'),
  route(
    'desk: how many deadlines',
    ['GET', '/desk/deadlines/totals'],
    [...ENTRANCE, 'own linked files'],
    'aggregate',
  ),
  route(
    'desk: decide on a disclosure',
    ['POST', '/desk/decisions'],
    [...STAFF, 'closed body', 'own event', 'row is for a clerk of this agency'],
    'metadata',
  ),
  route("desk: the person's requests", ['GET', `${CASE}/rights`], [...ENTRANCE, 'own reference'], 'metadata'),
  route(
    'desk: record a request of the person',
    ['POST', `${CASE}/rights`],
    [...STAFF, 'closed body', 'linked'],
    'metadata',
  ),
  route("desk: the rights desk's list", ['GET', '/desk/rights'], ENTRANCE, 'metadata'),
  route(
    'desk: preview of a decision on a request',
    ['GET', `${CASE}/rights/:request/preview`],
    [...ENTRANCE, 'own reference', "on this controller's desk", 'evidence that is held here'],
    'metadata',
  ),
  ...(['propose', 'confirm', 'return', 'extend', 'propose-lift', 'confirm-lift'] as const).map((step) =>
    route(
      `desk: ${step} on a request of the person`,
      ['POST', `${CASE}/rights/:request/${step}`],
      [
        ...STAFF,
        'closed body',
        'linked',
        "on this controller's desk",
        ...(['confirm', 'return', 'confirm-lift'].includes(step) ? ['four eyes'] : []),
      ],
      'metadata',
    ),
  ),
  route('desk: dispute', ['POST', `${CASE}/disputes`], [...STAFF, 'closed body', 'linked'], 'metadata'),
  route(
    'desk: settle a dispute',
    ['POST', `${CASE}/disputes/:dispute/settle`],
    [...STAFF, 'closed body', 'linked'],
    'metadata',
  ),
  route('desk: doubts', ['GET', '/desk/doubts'], ENTRANCE, 'metadata'),
  route(
    'desk: settle doubts',
    ['POST', '/desk/doubts/settle'],
    [...STAFF, 'closed body', 'own reference, or handle of a case in doubt'],
    'metadata',
  ),
  ...(['register-of-processing', 'terms'] as const).map((path) =>
    route(
      `desk: officer, ${path}`,
      ['GET', `/desk/officer/${path}`],
      [...STAFF, 'staff id is an officer of the configuration', 'agreement that is held here'],
      'nothing',
    ),
  ),
  ...officerPaths.map((path) =>
    route(
      `desk: officer, ${path}`,
      ['GET', `/desk/officer/${path}`],
      [
        ...STAFF,
        'staff id is an officer of the configuration',
        'at the hub: officer token, own controller only',
      ],
      'metadata',
    ),
  ),
  route('desk: ticks', ['GET', '/desk/ticks'], [...ENTRANCE, 'room for one more'], 'nothing'),
  route(
    'desk: push rows',
    ['POST', '/desk/push/:name'],
    [...ENTRANCE, 'closed body', 'configured source', 'idempotency key', 'mapping'],
    'metadata',
  ),
  route('desk: withdrawn rows', ['GET', '/desk/withdrawn-rows'], ENTRANCE, 'metadata'),
  route(
    'desk: decide about a withdrawn row',
    ['POST', '/desk/withdrawn-rows/:id/settle'],
    [...STAFF, 'closed body', 'missing row'],
    'nothing',
  ),
  route(
    'desk: settle a problem of an export',
    ['POST', '/desk/problems/:id/settle'],
    [...STAFF, 'closed body', 'open problem that no export puts right', 'noted'],
    'nothing',
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
  ...[...queueDoors, ...caseworkDoors, ...competenceDoors, ...conflictDoors, ...handEntryDoors].map(
    ({ door, opening, checks, gives }) =>
      route(
        door,
        opening,
        [...(checks.includes('staff id') ? STAFF : ENTRANCE), ...checks.filter((one) => one !== 'staff id')],
        gives,
      ),
  ),
  ...exchangeDoors,
];

/** How a door is found in the census: `GET /path`, `asked subject`, `file name`, `command name`. */
export function openingOf({ opening }: DoorRow): string {
  if (opening.kind === 'route') return `${opening.method} ${opening.path}`;
  return opening.kind === 'subject'
    ? `${opening.direction} ${opening.subject}`
    : `${opening.kind} ${opening.name}`;
}
