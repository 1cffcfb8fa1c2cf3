import type { DeskDoor } from '../desk/door-row.ts';

const CASE = '/desk/cases/:reference';
const DEPUTIES = '/desk/casework/deputies';

/** The routes for caseworkers. */
export const caseworkDoors: readonly DeskDoor[] = [
  {
    door: "desk: what is new in a caseworker's files",
    opening: ['GET', '/desk/casework/news'],
    checks: ['staff id', 'own linked files', 'released by the hub to this agency', 'not recalled since'],
    gives: 'metadata',
  },
  {
    door: 'desk: news are read',
    opening: ['POST', '/desk/casework/news/read'],
    checks: ['staff id', 'closed body'],
    gives: 'nothing',
  },
  {
    door: "desk: a caseworker's files",
    opening: ['GET', '/desk/casework/cases'],
    checks: ['staff id'],
    gives: 'metadata',
  },
  {
    door: 'desk: one file',
    opening: ['GET', CASE],
    checks: ['staff id', 'own reference'],
    gives: 'metadata',
  },
  ...(['take', 'leave'] as const).map((step): DeskDoor => ({
    door: `desk: ${step} a file`,
    opening: ['POST', `${CASE}/${step}`],
    checks: ['staff id', 'closed body', 'own reference'],
    gives: 'metadata',
  })),
  {
    door: 'desk: what splitting a wrong link takes away',
    opening: ['GET', `${CASE}/unlink-preview`],
    checks: ['linked'],
    gives: 'metadata',
  },
  {
    door: 'desk: split a wrong link',
    opening: ['POST', `${CASE}/unlink`],
    checks: ['staff id', 'closed body', 'linked'],
    gives: 'metadata',
  },
  { door: 'desk: deputies', opening: ['GET', DEPUTIES], checks: ['staff id'], gives: 'nothing' },
  {
    door: 'desk: appoint a deputy',
    opening: ['POST', DEPUTIES],
    checks: ['staff id', 'closed body', 'for oneself only', 'a day within a year'],
    gives: 'nothing',
  },
  {
    door: 'desk: end of a deputy',
    opening: ['POST', `${DEPUTIES}/:deputy/end`],
    checks: ['staff id', 'closed body', 'for oneself only'],
    gives: 'nothing',
  },
  {
    door: 'desk: who is who',
    opening: ['GET', '/desk/parties'],
    checks: ['agreement that is held here'],
    gives: 'nothing',
  },
];
