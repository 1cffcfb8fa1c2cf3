import type { LimitShown } from '#agreement';
import { limitsSeen } from './seen-by-agencies.ts';

/** What an agency must see to on a day, as `<case> <agency> <step> <kind> <last day>`, by whether the last day is over. */
function deadlines(today: string, isMeant: (limit: LimitShown) => boolean): readonly string[] {
  return limitsSeen(today)
    .filter(({ limit }) => isMeant(limit))
    .map(({ caseId, agency, step, limit: { kind, due } }) => `${caseId} ${agency} ${step} ${kind} ${due}`)
    .toSorted();
}

describe("the demonstration's deadlines, on the day after its last chapter", () => {
  const TODAY = '2026-11-23';

  it('are over for exactly these, and each is told to the agency that must act', () => {
    expect(deadlines(TODAY, ({ overdueDays }) => overdueDays !== undefined)).toEqual([
      'C19 asylblg voucher target 2025-10-30',
      'C50 abh voucher target 2026-01-05',
      'C56 vhs started legal 2026-08-03',
      'C57 vhs started legal 2026-01-12',
      'C58 abh voucher target 2026-09-28',
      'C59 jobcenter voucher target 2026-09-14',
    ]);
  });

  it('warn the course provider a week before somebody loses a right', () => {
    const soon = ({ kind, due }: LimitShown) => kind === 'lapse' && due <= '2026-12-07';
    expect(deadlines(TODAY, soon)).toEqual(['C57 vhs started lapse 2026-12-01']);
  });
});
