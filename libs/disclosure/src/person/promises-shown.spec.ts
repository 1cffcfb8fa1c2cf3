import type { ReleasedEntry } from '#catalogue';
import { promisesShown } from './promises-shown.ts';

const NOW = '2026-03-01T10:00:00.000Z';
const nameOf = (agency: string) => ({ de: agency, en: agency });

let told = 0;
/** What the person sees of one entry. */
function entry(
  what: string,
  happenedAt: string | undefined,
  fields: Readonly<Record<string, unknown>> = {},
  more: Partial<ReleasedEntry> = {},
): ReleasedEntry {
  told += 1;
  return {
    seq: told,
    handle: '',
    type: `de.wegmarke.${what}.v1`,
    agency: 'vhs',
    fields,
    basis: { kind: 'own' },
    purpose: 'subject-rights',
    id: `e${told}`,
    ...(happenedAt && { happenedAt: `${happenedAt}T09:00:00.000Z` }),
    ...more,
  };
}
const promises = (...entries: readonly ReleasedEntry[]) => promisesShown(entries, nameOf, NOW);
const registered = () => entry('language.registered', '2025-08-01', { plannedStart: '2025-09-15' });
const started = (on?: string, more = {}) => entry('language.course-started', on, {}, more);
const plan = (on: string, nextReview: string) => entry('casework.plan-agreed', on, { nextReview });
const tandem = () => entry('casework.managers-assigned', '2026-01-02', { firstMeeting: '2026-01-20' });
const stepDone = (step: string, more = {}) => entry('casework.step-done', '2026-01-21', { step }, more);

describe('what agencies promised the person', () => {
  it('is open until its day, and its time is over afterwards', () => {
    expect(promises(plan('2026-02-01', '2026-03-02'))).toMatchObject([
      { dueAt: '2026-03-02', state: 'open' },
    ]);
    expect(promises(plan('2026-01-01', '2026-02-28'))).toMatchObject([{ state: 'due' }]);
  });

  it('is kept when what was promised happened, whoever recorded first', () => {
    const kept = [
      { state: 'kept', kept: { at: '2025-09-22T09:00:00.000Z', what: { en: 'Course started' } } },
    ];
    expect(promises(registered(), started('2025-09-22'))).toMatchObject(kept);
    expect(promises(started('2025-09-22'), registered())).toMatchObject(kept);
    expect(promises(registered(), started('2025-09-22', { agency: 'caritas' }))).toMatchObject([
      { agency: 'vhs', kept: { agencyName: { de: 'caritas' } } },
    ]);
  });

  it('is not kept by what happened before it was promised', () => {
    expect(promises(started('2025-07-01'), registered())).toMatchObject([{ state: 'due' }]);
  });

  it('is kept without a day where the person is not shown one', () => {
    const [one] = promises(registered(), started());
    expect(one).toMatchObject({ state: 'kept' });
    expect(one?.kept).not.toHaveProperty('at');
  });

  it('gives way to a new day for the same, which is kept in its place', () => {
    const delayed = entry('language.start-delayed', '2025-09-10', { newStart: '2025-11-03' });
    expect(promises(registered(), delayed, started('2025-11-03'))).toMatchObject([
      { dueAt: '2025-09-15', state: 'replaced' },
      { dueAt: '2025-11-03', state: 'kept' },
    ]);
  });

  it('to look at a plan again is kept by the next plan of that agency, of no other', () => {
    const next = plan('2026-02-10', '2026-05-01');
    expect(promises(plan('2026-01-01', '2026-02-12'), next)).toMatchObject([
      { state: 'kept', kept: { at: '2026-02-10T09:00:00.000Z' } },
      { state: 'open' },
    ]);
    const others = { ...next, agency: 'jobcenter' };
    expect(promises(plan('2026-01-01', '2026-02-12'), others)[0]).toMatchObject({ state: 'due' });
  });

  it('is kept by a step of the same agency that names it', () => {
    expect(promises(tandem())).toMatchObject([{ state: 'due' }]);
    expect(promises(tandem(), stepDone('first-meeting'))).toMatchObject([
      { state: 'kept', kept: { at: '2026-01-21T09:00:00.000Z' } },
    ]);
    expect(promises(tandem(), stepDone('receipt-confirmed'))).toMatchObject([{ state: 'due' }]);
    expect(promises(tandem(), stepDone('first-meeting', { agency: 'caritas' }))).toMatchObject([
      { state: 'due' },
    ]);
  });

  it('is kept where a step was agreed on and done, or what it is about happened', () => {
    const agreed = (step: string, doneBy: string) =>
      entry('casework.step-agreed', '2026-01-05', { step, by: 'agency', doneBy });
    const voucher = agreed('issue-voucher', '2026-01-30');
    expect(promises(voucher)).toMatchObject([
      { title: { de: 'Schritt vereinbart: Berechtigungsschein ausstellen (die Stelle)' }, state: 'due' },
    ]);
    const issued = entry('language.voucher-issued', '2026-01-28', {}, { agency: 'jobcenter' });
    expect(promises(voucher, issued)).toMatchObject([
      { state: 'kept', kept: { agencyName: { de: 'jobcenter' } } },
    ]);
    expect(promises(agreed('joint-meeting', '2026-01-20'), stepDone('joint-meeting'))).toMatchObject([
      { state: 'kept' },
    ]);
    expect(promises(agreed('joint-meeting', '2026-01-20'), stepDone('tell-change'))).toMatchObject([
      { state: 'due' },
    ]);
  });

  it('says whose promise it is', () => {
    const agreed = (step: string, by: string) => entry('casework.step-agreed', '2026-01-05', { step, by });
    expect(
      promises(agreed('look-for-work', 'person'), agreed('propose-vacancies', 'agency'), tandem()),
    ).toMatchObject([{ by: 'agency' }, { by: 'person' }, { by: 'agency' }]);
  });

  it('is nobody’s where it is not shown whose it is, and then it is in no list', () => {
    const step = { step: 'register-for-course', doneBy: '2026-02-27' };
    expect(promises(entry('casework.step-agreed', '2026-01-21', step))).toEqual([]);
    const hers = entry('casework.step-agreed', '2026-01-21', { ...step, by: 'person' });
    expect(promises(hers)).toMatchObject([{ by: 'person' }]);
  });

  it('that was missed is over, or stands at its new day', () => {
    const agreed = () =>
      entry('casework.step-agreed', '2026-01-05', {
        by: 'agency',
        step: 'issue-voucher',
        doneBy: '2026-01-30',
      });
    const missed = (more: object) =>
      entry('casework.step-missed', '2026-01-31', {
        step: 'issue-voucher',
        by: 'agency',
        ...more,
      });
    expect(promises(agreed(), missed({}))).toMatchObject([{ state: 'due' }]);
    expect(promises(agreed(), missed({ newDate: '2026-03-13' }))).toMatchObject([
      { state: 'replaced' },
      { dueAt: '2026-03-13', state: 'open' },
    ]);
  });

  it('is neither there nor kept by an entry that was corrected', () => {
    const wrong = registered();
    const right = { ...registered(), corrects: wrong.id, fields: { plannedStart: '2025-10-15' } };
    expect(promises(wrong, right)).toMatchObject([{ dueAt: '2025-10-15' }]);
    const early = started('2025-09-15');
    expect(
      promises(
        registered(),
        early,
        entry('language.start-delayed', '2025-09-16', {}, { corrects: early.id }),
      ),
    ).toMatchObject([{ state: 'replaced' }, { state: 'open' }]);
  });
});
