import type { DeskDoor } from './door-row.ts';

const OUTBOX = '/desk/queues/outbox';
const INBOX = '/desk/queues/inbox';

/** The routes over outbox, inbox and sinks. */
export const queueDoors: readonly DeskDoor[] = [
  { door: 'desk: messages of the outbox', opening: ['GET', OUTBOX], checks: [], gives: 'metadata' },
  {
    door: 'desk: one message of the outbox',
    opening: ['GET', `${OUTBOX}/:id`],
    checks: ['own message', 'content only when asked for, to a staff id', 'noted then'],
    gives: 'fields',
  },
  {
    door: 'desk: retry a message',
    opening: ['POST', `${OUTBOX}/:id/retry`],
    checks: ['staff id', 'closed body', 'not settled', 'noted', 'own gate again'],
    gives: 'nothing',
  },
  {
    door: 'desk: drop a message',
    opening: ['POST', `${OUTBOX}/:id/drop`],
    checks: ['staff id', 'closed body with a reason', 'not settled, not under way, narrows nothing', 'noted'],
    gives: 'nothing',
  },
  ...(['pause', 'resume'] as const).map((step): DeskDoor => ({
    door: `desk: ${step} the outbox`,
    opening: ['POST', `${OUTBOX}/${step}`],
    checks: [
      'staff id',
      'closed body',
      'noted',
      ...(step === 'pause' ? ['what narrows leaves all the same'] : []),
    ],
    gives: 'nothing',
  })),
  {
    door: 'desk: pull what came in',
    opening: ['GET', '/desk/inbox'],
    checks: [
      'a pull sink of the configuration',
      'own cursor',
      'released by the hub to this agency',
      'not recalled since',
    ],
    gives: 'fields',
  },
  {
    door: 'desk: acknowledge what was pulled',
    opening: ['POST', '/desk/inbox/ack'],
    checks: ['closed body', 'own cursor', 'only what was given'],
    gives: 'nothing',
  },
  {
    door: 'desk: fetch one entry',
    opening: ['GET', '/desk/inbox/:entry'],
    checks: ['own entry', 'released by the hub to this agency', 'not recalled since'],
    gives: 'fields',
  },
  { door: 'desk: entries of the inbox', opening: ['GET', INBOX], checks: [], gives: 'metadata' },
  {
    door: 'desk: one entry of the inbox',
    opening: ['GET', `${INBOX}/:entry`],
    checks: ['own entry', 'content only when asked for, to a staff id', 'noted then', 'not recalled since'],
    gives: 'fields',
  },
  {
    door: 'desk: retry an entry',
    opening: ['POST', `${INBOX}/:entry/retry`],
    checks: ['staff id', 'closed body', 'open at a sink, not recalled', 'noted'],
    gives: 'nothing',
  },
  {
    door: 'desk: drop an entry',
    opening: ['POST', `${INBOX}/:entry/drop`],
    checks: ['staff id', 'closed body with a reason', 'open at a sink', 'noted'],
    gives: 'nothing',
  },
  {
    door: 'desk: have a sink told again',
    opening: ['POST', '/desk/sinks/:sink/retry'],
    checks: ['staff id', 'closed body', 'sink of the configuration', 'not recalled', 'noted'],
    gives: 'nothing',
  },
];
