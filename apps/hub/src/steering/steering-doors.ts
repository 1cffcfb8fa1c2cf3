import type { DoorRow } from '../door-row.ts';

const CHECKS = [
  'rate',
  'closed unless the configuration names a log-in and a role for it',
  "the session of a member of this network's steering group, 30 min idle, 8 h at most",
  'own page: Sec-Fetch-Site same-origin or none',
  'published tables only: counted by the gate, door steering; no group under the threshold, also beside all earlier tables',
];

function steeringDoor(door: string, end: string): DoorRow {
  return {
    door,
    opening: { kind: 'route', method: 'GET', path: `/v1/networks/:network/steering/${end}` },
    caller: 'a member of the steering group',
    checks: CHECKS,
    gives: 'aggregate',
  };
}

/** What the steering group may read. */
export const steeringDoors: readonly DoorRow[] = [
  steeringDoor('steering: tables', 'tables'),
  steeringDoor('steering: tables as CSV', 'tables.csv'),
  steeringDoor('steering: a table as a picture', 'steps/:step/:quarter'),
];
