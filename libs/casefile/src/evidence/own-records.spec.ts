import { fold } from '#decider';
import type { CaseEvent } from '../case.events.ts';
import { caseStream } from '../case.ts';
import { inForce } from '../spec/agreement.ts';
import { AT, given, linked, objected, opened, provision, withdrawn } from '../spec/history.ts';
import { caseEvidence } from './case-evidence.ts';

const ended = (agency: string, ...history: readonly CaseEvent[]) =>
  caseEvidence(
    fold(caseStream, [...opened, linked('vhs'), linked('caritas'), ...history]),
    inForce,
    agency,
    AT,
  )?.ended;
const both = given(
  'abh',
  'c1',
  provision('vhs', { provisionId: 'p1' }),
  provision('caritas', { provisionId: 'p2' }),
);

describe('what others ended of the consents that an agency took down', () => {
  it('is told to the agency that took them down, and to nobody else', () => {
    const objection = objected('vhs', 'abh', 'c1');
    expect(ended('abh', both, objection)).toEqual([
      { consentId: 'c1', provisionIds: ['p1'], at: AT, how: 'invalidated' },
    ]);
    const withdrawal = withdrawn('caritas', 'c1', { recordedBy: 'abh', source: 'caritas' });
    expect(ended('abh', both, withdrawal)).toEqual([
      { consentId: 'c1', provisionIds: ['p2'], at: AT, how: 'withdrawn' },
    ]);
    for (const other of ['vhs', 'caritas']) expect(ended(other, both, objection, withdrawal)).toEqual([]);
  });

  it('is not what the agency ended itself', () => {
    expect(ended('abh', both, withdrawn('abh', 'c1'))).toEqual([]);
  });
});
