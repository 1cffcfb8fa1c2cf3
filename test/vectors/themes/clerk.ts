import type { Told, Vector } from '../vector.ts';
import { asking, byConsent, byLaw, given, provision, refuse, typeNamed, vector } from '../telling.ts';

const CLERK = '§ 67d(1) SGB X: the transmitting body decides and answers for it';
const placement = asking('jobcenter', 'asylblg', 'work.placement-made', 'benefit-coordination');
const CELL = 'sgbx-69-1-1.placement-made.jobcenter.asylblg.benefit-coordination';
const OPEN = byLaw(CELL, '§ 69(1) no. 1 SGB X', false, ['kind', 'workingTime', 'startsOn']);

const decided = (change: Partial<Extract<Told, { fact: 'clerk-decided' }>> = {}): Told => ({
  fact: 'clerk-decided',
  by: 'jobcenter',
  event: 'event-1',
  row: CELL,
  recipient: 'asylblg',
  decision: 'disclose',
  ...change,
});

const sphere = asking('jobcenter', 'abh', 'benefits.legal-sphere-changed', 'duty-monitoring');
const SPHERE_CELL = 'sgbx-71-2-1.legal-sphere-changed.jobcenter.abh.duty-monitoring';
const SPHERE_OPEN = byLaw(SPHERE_CELL, '§ 71(2) no. 1 SGB X', false, [
  'from',
  'to',
  'effectiveFrom',
  'courseGoesOn',
]);
const requested: Told = {
  fact: 'requested',
  by: 'abh',
  addressee: 'jobcenter',
  about: typeNamed('benefits.legal-sphere-changed'),
  id: 'request-1',
};
const sphereDecided = decided({ row: SPHERE_CELL, recipient: 'abh' });

const agreed = asking('jobcenter', 'caritas', 'benefits.legal-sphere-changed', 'counselling');
const AGREED_CELL = 'consent-clerk.legal-sphere-changed.jobcenter.caritas.counselling';
const consented = given(
  'jobcenter',
  'c1',
  provision({ source: 'jobcenter', recipients: ['caritas'], purposes: ['counselling'] }),
);
const agreedDecided = decided({ row: AGREED_CELL, recipient: 'caritas' });

/** Rows that leave it to the sender's clerk whether one event is told. */
export const clerk: readonly Vector[] = [
  vector(['no clerk has looked at it', CLERK], placement, refuse('CLERK_HAS_NOT_DECIDED')),
  vector(['the clerk decided to tell it', CLERK], placement, OPEN, { after: [decided()] }),
  vector(['the clerk decided to tell it as deep as the row goes', CLERK], placement, OPEN, {
    after: [decided({ depth: 'detail' })],
  }),
  vector(
    ['the row did not go as deep when the clerk decided', CLERK],
    placement,
    refuse('CLERK_HAS_NOT_DECIDED'),
    { after: [decided({ depth: 'date' })] },
  ),
  vector(['the row did not go as deep, and the clerk decided again', CLERK], placement, OPEN, {
    after: [decided({ depth: 'date' }), decided({ depth: 'detail' })],
  }),
  vector(['the clerk decided to withhold it', CLERK], placement, refuse('CLERK_HAS_NOT_DECIDED'), {
    after: [decided({ decision: 'withhold' })],
  }),
  vector(['the clerk took the decision back', CLERK], placement, refuse('CLERK_HAS_NOT_DECIDED'), {
    after: [decided(), decided({ decision: 'withhold' })],
  }),
  vector(['the clerk came round', CLERK], placement, OPEN, {
    after: [decided({ decision: 'withhold' }), decided()],
  }),
  vector(['the clerk decided twice', CLERK], placement, OPEN, { after: [decided(), decided()] }),
  vector(['the clerk decided on another event', CLERK], placement, refuse('CLERK_HAS_NOT_DECIDED'), {
    after: [decided({ event: 'event-2' })],
  }),
  vector(['the clerk decided for another recipient', CLERK], placement, refuse('CLERK_HAS_NOT_DECIDED'), {
    after: [decided({ recipient: 'abh' })],
  }),
  vector(['the clerk decided under another row', CLERK], placement, refuse('CLERK_HAS_NOT_DECIDED'), {
    after: [decided({ row: SPHERE_CELL })],
  }),
  vector(['withholding one event leaves another open', CLERK], placement, OPEN, {
    after: [decided(), decided({ event: 'event-2', decision: 'withhold' })],
  }),
  vector(['withholding it from one recipient leaves it open to another', CLERK], placement, OPEN, {
    after: [decided(), decided({ recipient: 'abh', decision: 'withhold' })],
  }),
  vector(
    ['of two events the clerk decided on one: together they do not pass', CLERK],
    { ...placement, eventIds: ['event-1', 'event-2'] },
    refuse('CLERK_HAS_NOT_DECIDED'),
    { after: [decided()] },
  ),
  vector(
    ['of two events the clerk decided on both', CLERK],
    { ...placement, eventIds: ['event-1', 'event-2'] },
    OPEN,
    { after: [decided(), decided({ event: 'event-2' })] },
  ),
  vector(
    ['an ask that names no event is none on which a clerk decided', CLERK],
    { ...placement, eventIds: [] },
    refuse('CLERK_HAS_NOT_DECIDED'),
    { after: [decided()] },
  ),
  ...['outbox', 'intake', 'bell', 'timeline', 'export', 'recall'].map((door) =>
    vector(
      [`no clerk has looked at it, at the door ${door}`, CLERK],
      { ...placement, door },
      refuse('CLERK_HAS_NOT_DECIDED'),
    ),
  ),
  ...['outbox', 'intake', 'timeline', 'export'].map((door) =>
    vector([`the clerk decided to tell it, at the door ${door}`, CLERK], { ...placement, door }, OPEN, {
      after: [decided()],
    }),
  ),
  vector(['on request and by a clerk: nobody asked', '§ 71(2) no. 1 SGB X'], sphere, refuse('NOT_REQUESTED')),
  vector(
    ['on request and by a clerk: nobody asked, so the decision opens nothing', '§ 71(2) no. 1 SGB X'],
    sphere,
    refuse('NOT_REQUESTED'),
    { after: [sphereDecided] },
  ),
  vector(
    ['on request and by a clerk: asked and not decided', '§ 71(2) no. 1 SGB X'],
    sphere,
    refuse('CLERK_HAS_NOT_DECIDED'),
    { after: [requested] },
  ),
  vector(['on request and by a clerk: asked and decided', '§ 71(2) no. 1 SGB X'], sphere, SPHERE_OPEN, {
    after: [requested, sphereDecided],
  }),
  vector(
    ['consent and a clerk: without consent the clerk is not asked', CLERK],
    agreed,
    refuse('NO_CONSENT'),
  ),
  vector(['consent and a clerk: a decision does not replace consent', CLERK], agreed, refuse('NO_CONSENT'), {
    after: [agreedDecided],
  }),
  vector(
    ['consent and a clerk: consent does not replace a decision', CLERK],
    agreed,
    refuse('CLERK_HAS_NOT_DECIDED'),
    { after: [consented] },
  ),
  vector(
    ['consent and a clerk: both', CLERK],
    agreed,
    byConsent(AGREED_CELL, ['c1', 'p1'], ['from', 'to', 'effectiveFrom', 'courseGoesOn'], {
      recordedBy: 'jobcenter',
    }),
    { after: [consented, agreedDecided] },
  ),
];
