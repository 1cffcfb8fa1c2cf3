import type { HandedOn } from '#casefile';
import type { Basis } from '#gate';
import { accessesShown } from './accesses.ts';

const paragraph = '§ 88a AufenthG';
const POWER: Basis = {
  kind: 'statutory',
  rowId: 'auf-88a-1.voucher.jobcenter.vhs.course-progress',
  paragraph,
  duty: false,
};
const nameOf = (agency: string) => ({ de: agency, en: agency });

/** A look on this basis, as the list shows it. */
function shown(basis: Basis) {
  const ask = { purpose: 'course-progress', actor: 'staff-1', door: 'timeline', eventType: 'registered' };
  const record = { ask, basis } as unknown as HandedOn['record'];
  const at = '2026-03-01T10:00:00.000Z';
  const look: HandedOn = { recipient: 'vhs', sender: 'jobcenter', eventIds: ['e1'], record, revision: 4, at };
  return accessesShown([look], { visible: new Set(['e1']), nameOf }).entries[0]!;
}

describe('who saw what, as the person is told', () => {
  it('names the row of the agreement that the person may object to, where a power opened it', () => {
    expect(shown(POWER)).toMatchObject({ agency: 'vhs', by: 'staff', rowId: 'auf-88a-1' });
  });

  it('names none against a duty, nor against a consent, which is taken back', () => {
    expect(shown({ ...POWER, duty: true })).not.toHaveProperty('rowId');
    const agreed = { kind: 'consent', rowId: 'course.progress', consentId: 'c1', provisionId: 'p1' } as const;
    const basis: Basis = { ...agreed, validUntil: '2027-01-01T00:00:00.000Z' };
    expect(shown(basis)).not.toHaveProperty('rowId');
  });
});
