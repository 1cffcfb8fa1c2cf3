import type { DoorRow } from './door-row.ts';

const OFFICER = [
  'rate',
  'officer token: signature, 60 s, once, role, method, path, query',
  'the record is all that anybody saw of it',
  'function officer switched on',
  "scope: the agencies of the signing agency's controller",
];

const OFFICER_ENDS = [
  "nothing in it depends on what concerns other controllers' agencies only; cases by own handles",
  "entered in the officers' stream before it leaves",
  'signed by the hub',
  'sealed to the agency',
  'leaves at whole steps of 100 ms',
];

/** A question of an officer: the door's name, the end of its address, and what is told. */
function officerDoor(door: string, end: string, told: string): DoorRow {
  return {
    door: `officer: ${door}`,
    opening: { kind: 'route', method: 'GET', path: `/v1/networks/:network/officer/${end}` },
    caller: "the controller's data protection officer, through an adapter",
    checks: [...OFFICER, told, ...OFFICER_ENDS],
    gives: 'metadata',
  };
}

/** Every question that a data protection officer may ask. */
export const officerDoors: readonly DoorRow[] = [
  officerDoor(
    'search',
    'search',
    'decisions in which an own agency is sender or recipient; own staff ids only',
  ),
  officerDoor('refusals', 'refusals', 'what was refused to own agencies'),
  officerDoor(
    'consents',
    'consents',
    'own consents; of others, provisions on which something was disclosed to own agencies',
  ),
  officerDoor(
    'unused consents',
    'consents/unused',
    'provisions of own sources on which nothing was disclosed',
  ),
  officerDoor('reads without event', 'reads-without-event', 'reads by own staff'),
  officerDoor('recalls', 'recalls', 'recalls to or from own agencies; neither case nor event'),
  officerDoor('requests', 'requests', "the own controller's part of requests of persons"),
  officerDoor(
    'decision',
    'entries/:position/:ordinal',
    'one decision of an own agency, asked again of the gate',
  ),
  officerDoor('export', 'export', 'a whole list with manifest and hashes; formulas taken out of the CSV'),
];
