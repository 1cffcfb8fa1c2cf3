import { specify } from '#decider/specify';
import type { CaseEvent } from '../case.events.ts';
import { caseStream } from '../case.ts';
import { REQUEST } from '../spec/agreement.ts';
import { entry, handleOfAgency, linked, opened, recorded } from '../spec/history.ts';
import type { EventOffered } from './record-events.decide.ts';
import { recordEvent } from './record-events.decide.ts';

function offering(change: Partial<EventOffered> = {}) {
  const offered = { entry: entry('abh', 'e2'), handle: handleOfAgency('abh'), admitted: true, ...change };
  return (state: Parameters<typeof recordEvent>[1]) => recordEvent(offered, state);
}

describe('recording an event', () => {
  const desk = specify(caseStream).given(
    ...opened,
    linked('vhs'),
    recorded('abh', 'e1'),
    recorded('vhs', 'v1'),
  );

  it('follows the gate', () => {
    desk.when(offering()).thenRecords(recorded('abh', 'e2'));
    desk.when(offering({ admitted: false })).thenRejects('NO_BASIS_NOW');
  });

  it('does not tell no case, no link and no basis apart', () => {
    specify(caseStream).given().when(offering()).thenRejects('NO_BASIS_NOW');
    desk.when(offering({ entry: entry('jobcenter', 'j1') })).thenRejects('NO_BASIS_NOW');
    desk.when(offering({ handle: 'abh-handle-another-one' })).thenRejects('NO_BASIS_NOW');
  });

  it('corrects an earlier event of the same agency in the same case, and no other', () => {
    const corrected: CaseEvent = { type: 'EntryCorrected', data: { by: 'abh', event: 'e2', corrects: 'e1' } };
    desk.when(offering({ corrects: 'e1' })).thenRecords(recorded('abh', 'e2'), corrected);
    desk.when(offering({ corrects: 'v1' })).thenRejects('CORRECTS_UNKNOWN');
    desk.when(offering({ corrects: 'nothing' })).thenRejects('CORRECTS_UNKNOWN');
    desk.when(offering({ corrects: 'nothing', admitted: false })).thenRejects('NO_BASIS_NOW');
  });

  it('comes too late once it would have to be unreadable at once, which only who may tell it learns', () => {
    desk.when(offering({ retentionOver: true })).thenRejects('RETENTION_OVER');
    desk.when(offering({ retentionOver: true, admitted: false })).thenRejects('NO_BASIS_NOW');
    specify(caseStream)
      .given()
      .when(offering({ retentionOver: true }))
      .thenRejects('NO_BASIS_NOW');
  });

  it('keeps a request for information as a fact beside the event', () => {
    const request = { addressee: 'vhs', about: 'de.wegmarke.language.registered.v1' };
    desk
      .when(offering({ entry: entry('abh', 'r1', REQUEST), request }))
      .thenRecords(recorded('abh', 'r1', REQUEST), {
        type: 'InformationRequested',
        data: { by: 'abh', request: 'r1', ...request },
      });
  });

  it('keeps what it settles as a fact beside the event', () => {
    const settles = { by: 'abh', request: 'r9', event: 'e2', how: 'answered' } as const;
    desk
      .when(offering({ settles }))
      .thenRecords(recorded('abh', 'e2'), { type: 'InformationSettled', data: settles });
  });
});
