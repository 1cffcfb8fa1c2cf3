import type { Told, Vector } from '../vector.ts';
import {
  asking,
  byLaw,
  given,
  linked,
  progress,
  PROGRESS_BY_CONSENT,
  provision,
  refuse,
  vector,
  voucher,
  VOUCHER_BY_POWER,
  withNote,
} from '../telling.ts';

const NOTE = '§ 84(2) SGB X: disputed social data pass on only with a note';
const disputed = (
  eventIds: readonly string[] = ['event-1'],
  dispute = 'dispute-1',
  by = 'jobcenter',
): Told => ({ fact: 'disputed', by, dispute, eventIds });
const settled = (
  outcome: 'corrected' | 'stands-by' | 'taken-back',
  dispute = 'dispute-1',
  by = 'jobcenter',
): Told => ({
  fact: 'dispute-settled',
  by,
  dispute,
  outcome,
});
const report = asking('vhs', 'bamf', 'language.course-started', 'course-progress');
const REPORTED = byLaw('int-8-2.course-started.vhs.bamf.course-progress', '§ 8(2) IntV', true, [
  'courseKind',
  'courseCode',
  'timeModel',
  'plannedEnd',
]);

/** Entries that the person says are wrong. */
export const disputes: readonly Vector[] = [
  vector(['a disputed entry passes with the note', NOTE], voucher, withNote(VOUCHER_BY_POWER), {
    after: [disputed()],
  }),
  vector(['an entry that nobody disputes passes without one', NOTE], voucher, VOUCHER_BY_POWER),
  vector(['another entry is disputed', NOTE], voucher, VOUCHER_BY_POWER, { after: [disputed(['event-2'])] }),
  vector(
    ['one of two asked entries is disputed', NOTE],
    { ...voucher, eventIds: ['event-1', 'event-2'] },
    withNote(VOUCHER_BY_POWER),
    { after: [disputed(['event-2'])] },
  ),
  vector(['the note goes with a duty too', NOTE], report, withNote(REPORTED), { after: [disputed()] }),
  vector(['the note goes with consent too', NOTE], progress, withNote(PROGRESS_BY_CONSENT), {
    after: [given('vhs', 'c1', provision()), disputed()],
  }),
  vector(
    ['the note goes with one’s own record too', NOTE],
    asking('vhs', 'vhs', 'language.registered', 'course-progress'),
    {
      decision: 'permit',
      basis: { kind: 'own' },
      fields: ['courseKind', 'courseCode', 'plannedStart', 'childcareBooked'],
      showsDate: true,
      disputed: true,
    },
    {
      after: [...linked('jobcenter'), disputed()],
    },
  ),
  vector(
    ['a dispute opens nothing', NOTE],
    asking('abh', 'caritas', 'language.need-found', 'counselling'),
    refuse('NO_ROW'),
    { after: [disputed(['event-1'], 'dispute-1', 'caritas')] },
  ),
  ...(['corrected', 'stands-by', 'taken-back'] as const).map((outcome) =>
    vector([`the dispute was settled: ${outcome}`, NOTE], voucher, VOUCHER_BY_POWER, {
      after: [disputed(), settled(outcome)],
    }),
  ),
  vector(
    ['who took the dispute down takes it back although the entry is not its own', NOTE],
    voucher,
    VOUCHER_BY_POWER,
    { after: [disputed(['event-1'], 'dispute-1', 'vhs'), settled('taken-back', 'dispute-1', 'vhs')] },
  ),
  vector(['somebody else takes it back: it goes on', NOTE], voucher, withNote(VOUCHER_BY_POWER), {
    after: [disputed(), settled('taken-back', 'dispute-1', 'vhs')],
  }),
  vector(['who did not record the entry cannot settle it', NOTE], voucher, withNote(VOUCHER_BY_POWER), {
    after: [disputed(), settled('stands-by', 'dispute-1', 'vhs')],
  }),
  vector(['another dispute about it goes on', NOTE], voucher, withNote(VOUCHER_BY_POWER), {
    after: [disputed(), disputed(['event-1'], 'dispute-2'), settled('corrected')],
  }),
  vector(['a dispute about another entry was settled', NOTE], voucher, withNote(VOUCHER_BY_POWER), {
    after: [disputed(), disputed(['event-2'], 'dispute-2'), settled('stands-by', 'dispute-2')],
  }),
  ...['bell', 'timeline', 'export', 'recall'].map((door) =>
    vector(
      [`the note goes with it through the door ${door}`, NOTE],
      { ...voucher, door },
      withNote(VOUCHER_BY_POWER),
      { after: [disputed()] },
    ),
  ),
];
