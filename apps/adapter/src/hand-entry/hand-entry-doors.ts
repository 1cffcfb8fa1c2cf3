import type { DeskDoor } from '../desk/door-row.ts';

/** The routes by which people enter events by hand. */
export const handEntryDoors: readonly DeskDoor[] = [
  {
    door: 'desk: forms of events',
    opening: ['GET', '/desk/event-forms'],
    checks: ['types that the agreement lets this agency publish'],
    gives: 'nothing',
  },
  {
    door: 'desk: enter an event by hand',
    opening: ['POST', '/desk/events'],
    checks: [
      'staff id',
      'closed body',
      'own reference',
      'right to publish',
      'form of the type',
      'happened already',
    ],
    gives: 'metadata',
  },
  {
    door: 'desk: entries by hand',
    opening: ['GET', '/desk/cases/:reference/entries'],
    checks: [
      'staff id',
      'own reference',
      'own words of what was entered by hand, while the outbox keeps them',
    ],
    gives: 'fields',
  },
  {
    door: 'desk: take an entry back',
    opening: ['POST', '/desk/events/:key/withdraw'],
    checks: ['staff id', 'closed body', 'own entry', 'never left'],
    gives: 'nothing',
  },
];
