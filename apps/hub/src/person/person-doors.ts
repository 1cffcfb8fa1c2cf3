import type { DoorRow } from '../door-row.ts';

const CALLER = "the person whom the case is about, on the person's own page";
const OWN_PAGE = [
  'own Origin and page header for what changes something',
  'Sec-Fetch-Site, if sent, same-origin',
];
const ENTERED = [
  'rate',
  ...OWN_PAGE,
  "device's cookie: httpOnly, SameSite=Strict; known to the record, not revoked, its code not in doubt",
  'PIN typed less than ten minutes after the last look, less than an hour ago',
];
const SHOWN = [
  'the record is all that anybody saw of it',
  'function person-view switched on for the sender',
  'gate, door person-view',
  'Released at the exact revision',
  'outlet: permit, recipient the-person, 250 ms',
];

function door(
  name: string,
  method: 'GET' | 'POST',
  end: string,
  checks: readonly string[],
  gives: DoorRow['gives'],
): DoorRow {
  return {
    door: `person: ${name}`,
    opening: { kind: 'route', method, path: `/v1/person/${end}` },
    caller: CALLER,
    checks,
    gives,
  };
}

/** Every door of the person's own page. */
export const personDoors: readonly DoorRow[] = [
  door(
    'enter',
    'POST',
    'enter',
    [
      'rate, 10 a minute',
      ...OWN_PAGE,
      'code of a letter: 125 bits, once, 14 days, the newest',
      'the same answer and time for whatever is no code',
    ],
    'nothing',
  ),
  door(
    'unlock',
    'POST',
    'unlock',
    [
      'rate, 10 a minute',
      ...OWN_PAGE,
      'PIN: scrypt, each try in the record, five wrong ones end the device',
      'the same answer and time for no device and a wrong PIN',
    ],
    'nothing',
  ),
  door('leave', 'POST', 'leave', ['rate', ...OWN_PAGE], 'nothing'),
  door('session', 'GET', 'session', ['rate', 'tells whether this device is open'], 'nothing'),
  door('devices', 'GET', 'devices', [...ENTERED, 'ids, days, and which agency made the letter'], 'metadata'),
  door('revoke device', 'POST', 'devices/:device/revoke', ENTERED, 'nothing'),
  door('path', 'GET', 'path', [...ENTERED, ...SHOWN], 'fields'),
  door('promises', 'GET', 'promises', [...ENTERED, ...SHOWN], 'fields'),
  door(
    'accesses',
    'GET',
    'accesses',
    [...ENTERED, ...SHOWN, 'about entries shown to the person only; no staff ids'],
    'fields',
  ),
  door(
    'consents',
    'GET',
    'consents',
    [...ENTERED, "the person's own consents, whoever took them down"],
    'metadata',
  ),
  door(
    'withdrawal preview',
    'GET',
    'consents/:recorder/:consentId/withdrawal-preview',
    [...ENTERED, 'consents and agreement only'],
    'metadata',
  ),
  door(
    'withdraw',
    'POST',
    'consents/:recorder/:consentId/withdraw',
    [...ENTERED, 'answered when nothing that rests on it is on its way'],
    'nothing',
  ),
  door('request', 'POST', 'requests', [...ENTERED, 'the rules of requests of persons'], 'nothing'),
  door('dispute', 'POST', 'disputes', [...ENTERED, 'entries of the own case only'], 'nothing'),
  door('wishes', 'GET', 'wishes', ENTERED, 'metadata'),
  door('wish', 'POST', 'wishes', [...ENTERED, 'closed list', 'agencies that share the case'], 'nothing'),
  door(
    'contacts',
    'GET',
    'contacts',
    [...ENTERED, 'agencies that share the case, as the agreement describes them'],
    'metadata',
  ),
];
