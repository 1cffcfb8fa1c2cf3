import {
  asking,
  byConsent,
  given,
  linked,
  progress,
  provision,
  PROGRESS_CELL,
  refuse,
  vector,
  VOUCHER_BY_POWER,
  voucher,
  withFields,
} from '../telling.ts';
import type { Vector } from '../vector.ts';

const DENY = 'decision 0006: what is not expressly allowed is refused';
const PERSON = 'Art. 15 GDPR: the person has a door of their own';

/** What nobody has heard of is refused. */
export const unknown: readonly Vector[] = [
  vector(
    ['a type that the agreement does not name', DENY],
    { ...voucher, eventType: 'de.wegmarke.language.voucher-lapsed.v1' },
    refuse('NO_ROW'),
  ),
  vector(
    ['a later version of a type that the agreement names', DENY],
    { ...voucher, eventType: 'de.wegmarke.language.voucher-issued.v2' },
    refuse('NO_ROW'),
  ),
  vector(
    ['a type in its short form', DENY],
    { ...voucher, eventType: 'language.voucher-issued' },
    refuse('NO_ROW'),
  ),
  vector(
    ['a type in capitals', DENY],
    { ...voucher, eventType: 'de.wegmarke.language.VOUCHER-ISSUED.v1' },
    refuse('NO_ROW'),
  ),
  vector(['a type without a name', DENY], { ...voucher, eventType: '' }, refuse('NO_ROW')),
  vector(
    ['a purpose of the list that no row names for this', DENY],
    { ...voucher, purpose: 'counselling' },
    refuse('NO_ROW'),
  ),
  vector(['a purpose that is not in the list', DENY], { ...voucher, purpose: 'curiosity' }, refuse('NO_ROW')),
  vector(['no purpose', DENY], { ...voucher, purpose: '' }, refuse('NO_ROW')),
  vector(['any purpose: a star opens nothing', DENY], { ...voucher, purpose: '*' }, refuse('NO_ROW')),
  vector(['a recipient that no row names', DENY], { ...voucher, recipient: 'ehrenamt' }, refuse('NO_ROW')),
  vector(
    ['a recipient that is no party of the agreement', DENY],
    { ...voucher, recipient: 'landlord' },
    refuse('NO_ROW'),
  ),
  vector(
    ['a sender that is no party of the agreement', DENY],
    { ...voucher, sender: 'landlord' },
    refuse('NO_ROW'),
  ),
  vector(
    [
      'a sender that may not publish the type although a row names it with others',
      'README, the agreement: a row stands only for what its sender may publish',
    ],
    asking('asylblg', 'jobcenter', 'language.competence-decided', 'course-access'),
    refuse('NO_ROW'),
  ),
  vector(
    ['the way back of a row that leads one way', DENY],
    asking('vhs', 'jobcenter', 'language.voucher-issued', 'course-access'),
    refuse('NO_ROW'),
  ),
  vector(['no name at all', DENY], { ...voucher, recipient: '' }, refuse('RECIPIENT_NOT_LINKED'), {
    history: linked('jobcenter', 'vhs'),
  }),
  vector(
    ['a field that the catalogue does not know is left out', DENY],
    { ...voucher, fields: ['issuer', 'note', 'name'] },
    withFields(VOUCHER_BY_POWER, ['issuer']),
  ),
  vector(
    ['a field of another type is left out', DENY],
    { ...voucher, fields: ['missedLessons', 'standing'] },
    withFields(VOUCHER_BY_POWER, ['standing']),
  ),
  vector(
    ['no field: the fact passes alone', DENY],
    { ...voucher, fields: [] },
    withFields(VOUCHER_BY_POWER, []),
  ),
  vector(
    ['names that every object has are no fields', DENY],
    { ...progress, fields: ['constructor', '__proto__', 'toString'] },
    byConsent(PROGRESS_CELL, ['c1', 'p1'], []),
    {
      after: [given('vhs', 'c1', provision())],
    },
  ),
  vector(
    ['who reads does not matter to the rule', 'README, the ask: who reads is recorded and changes no answer'],
    { ...voucher, actor: 'vhs-staff-007' },
    VOUCHER_BY_POWER,
  ),
  vector(
    ['the category opens nothing by itself', DENY],
    { ...voucher, category: 'link', recipient: 'ehrenamt' },
    refuse('RECIPIENT_NOT_LINKED'),
    {
      history: linked('jobcenter'),
    },
  ),
  ...['outbox', 'intake', 'bell', 'claim', 'timeline', 'export', 'recall'].map((door) =>
    vector(
      [`at the door ${door} nobody may ask for the person`, PERSON],
      { ...voucher, door, recipient: 'the-person' },
      refuse('RECIPIENT_NOT_LINKED'),
    ),
  ),
  vector(
    ['the person does not tell as a sender', PERSON],
    { ...voucher, sender: 'the-person', recipient: 'the-person' },
    refuse('SENDER_NOT_LINKED'),
  ),
];
