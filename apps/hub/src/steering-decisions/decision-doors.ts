import type { DoorRow } from '../door-row.ts';

const BASE = '/v1/networks/:network/steering';

/** A door through which a party says something about its agreement. */
function statementDoor(door: string, end: string, check: string): DoorRow {
  return {
    door: `steering: ${door}`,
    opening: { kind: 'route', method: 'POST', path: `${BASE}/${end}` },
    caller: 'a party, through the command line',
    checks: [
      'rate, 30 a minute',
      'size',
      'signature of a usable key of the agency that it names',
      'closed shape; network, act and proposal as in the address',
      'a party of the agreement in force',
      'signed less than five minutes ago, or recorded before',
      check,
      'signed by the hub; of no case; a person only where a party names one in its own words',
    ],
    gives: 'nothing',
  };
}

/** The doors at which the parties propose and decide. */
export const decisionDoors: readonly DoorRow[] = [
  {
    door: 'steering: decisions',
    opening: { kind: 'route', method: 'GET', path: `${BASE}/decisions` },
    caller: 'an agency of the network, through the command line',
    checks: [
      'rate',
      'read token: signature, 60 s, once, method, path',
      'signed by the hub; of no case; a person only where a party names one in its own words',
    ],
    gives: 'aggregate',
  },
  {
    door: 'steering: proposals',
    opening: { kind: 'route', method: 'GET', path: `${BASE}/proposals` },
    caller: 'a member of the steering group',
    checks: [
      'rate',
      'closed unless the configuration names a log-in and a role for it',
      "the session of a member of this network's steering group, 30 min idle, 8 h at most",
      'own page: Sec-Fetch-Site same-origin or none',
      'of no case; a person only where a party names one in its own words',
    ],
    gives: 'aggregate',
  },
  statementDoor('propose', 'proposals', 'no other proposal of this id, its agreement is not adopted'),
  statementDoor('decide', 'proposals/:proposal/decisions', 'neither adopted nor taken back'),
  statementDoor('in force', 'proposals/:proposal/in-force', 'adopted; from its beginning until today'),
  statementDoor('withdraw', 'proposals/:proposal/withdrawal', 'by the party that proposed it'),
];
