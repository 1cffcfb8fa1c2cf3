import type { DeskDoor } from '../desk/door-row.ts';

/** The routes by which the agreement's competence tables are asked: the same for everybody, about no case and no person, but for the what-if. */
export const competenceDoors: readonly DeskDoor[] = [
  {
    door: 'desk: competence tables',
    opening: ['GET', '/desk/competence'],
    checks: ['agreement that is held here'],
    gives: 'nothing',
  },
  {
    door: 'desk: who is competent',
    opening: ['POST', '/desk/competence/:table'],
    checks: ['closed body', 'answers of the table only', 'table that the parties signed', 'nothing is kept'],
    gives: 'nothing',
  },
  {
    door: 'desk: what if the table were another',
    opening: ['POST', '/desk/competence/:table/what-if'],
    checks: [
      'closed body',
      'a sound table',
      'fields that the table in force reads',
      'own linked files',
      'nothing is kept',
    ],
    gives: 'metadata',
  },
];
