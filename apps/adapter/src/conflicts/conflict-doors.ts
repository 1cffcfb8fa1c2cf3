import type { DeskDoor } from '../desk/door-row.ts';

const CONFLICTS = '/desk/cases/:reference/conflicts';
const KNOWN = 'own events and what was received and may still be used';

/** The routes about conflicts. */
export const conflictDoors: readonly DeskDoor[] = [
  {
    door: 'desk: what conflicts',
    opening: ['GET', CONFLICTS],
    checks: ['own reference', KNOWN],
    gives: 'metadata',
  },
  ...(['acknowledge', 'resolve'] as const).map((step): DeskDoor => ({
    door: `desk: ${step} a conflict`,
    opening: ['POST', `${CONFLICTS}/${step}`],
    checks: [
      'staff id',
      'closed body',
      'linked',
      'conflict that is seen here',
      'at the hub: both entries shown now',
    ],
    gives: 'metadata',
  })),
  {
    door: 'desk: how many files with conflicts',
    opening: ['GET', '/desk/conflicts/totals'],
    checks: ['own linked files', KNOWN],
    gives: 'aggregate',
  },
];
