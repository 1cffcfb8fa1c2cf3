import { fold } from '#decider';
import { specify } from '#decider/specify';
import type { CaseEvent } from '../../case.events.ts';
import { caseStream } from '../../case.ts';
import { caseEvidence } from '../../evidence/case-evidence.ts';
import { AT, recorded } from '../../spec/history.ts';
import { inForce, shared } from '../../spec/rights.ts';
import type { DisputeSettled } from '../rights.events.ts';
import { settleDispute } from './settle-dispute.decide.ts';

const staff = 'staff-001';
const eventIds = ['v1', 'j1'];
const disputed: CaseEvent = {
  type: 'EntryDisputed',
  data: { by: 'caritas', dispute: 'd1', eventIds, staff },
};
const before = [...shared, recorded('vhs', 'v1'), recorded('jobcenter', 'j1'), disputed];

function settled(by: string, outcome: DisputeSettled['outcome']): CaseEvent {
  return { type: 'DisputeSettled', data: { by, dispute: 'd1', outcome, staff } };
}

function settling(by: string, outcome: DisputeSettled['outcome']) {
  return (state: Parameters<typeof settleDispute>[1]) =>
    settleDispute({ by, dispute: 'd1', outcome, staff }, state);
}

/** Ids of the agency's own entries that pass on with the note only. */
function marked(agency: string, ...history: readonly CaseEvent[]) {
  return caseEvidence(fold(caseStream, [...before, ...history]), inForce, agency, AT)?.disputed;
}

describe('settling a dispute', () => {
  const desk = specify(caseStream).given(...before);

  it('is done by an author for its own entries', () => {
    desk.when(settling('vhs', 'stands-by')).thenRecords(settled('vhs', 'stands-by'));
    expect(marked('vhs')).toEqual(['v1']);
    expect(marked('vhs', settled('vhs', 'stands-by'))).toEqual([]);
    expect(marked('jobcenter', settled('vhs', 'stands-by'))).toEqual(['j1']);
    desk.when(settling('vhs', 'taken-back')).thenRejects('DISPUTE_OUTCOME_NOT_YOURS');
    specify(caseStream)
      .given(...before, settled('vhs', 'corrected'))
      .when(settling('vhs', 'corrected'))
      .thenRejects('DISPUTE_UNKNOWN');
  });

  it('is done by who took it down when the person takes it back', () => {
    desk.when(settling('caritas', 'taken-back')).thenRecords(settled('caritas', 'taken-back'));
    expect(marked('jobcenter', settled('caritas', 'taken-back'))).toEqual([]);
    desk.when(settling('caritas', 'corrected')).thenRejects('DISPUTE_OUTCOME_NOT_YOURS');
  });

  it('looks the same for a dispute of others and for none', () => {
    desk.when(settling('abh', 'stands-by')).thenRejects('DISPUTE_UNKNOWN');
    specify(caseStream)
      .given(...shared)
      .when(settling('abh', 'stands-by'))
      .thenRejects('DISPUTE_UNKNOWN');
  });

  it('does not tell who took it down whether the authors have settled it', () => {
    specify(caseStream)
      .given(...before, settled('vhs', 'corrected'), settled('jobcenter', 'corrected'))
      .when(settling('caritas', 'taken-back'))
      .thenRecords(settled('caritas', 'taken-back'));
  });
});
