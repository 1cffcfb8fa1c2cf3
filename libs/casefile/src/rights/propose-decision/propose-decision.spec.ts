import { specify } from '#decider/specify';
import { caseStream } from '../../case.ts';
import { recorded } from '../../spec/history.ts';
import {
  agreement,
  asked,
  confirmed,
  DUTY_ROW,
  POWER,
  PROPOSAL,
  proposed,
  shared,
} from '../../spec/rights.ts';
import type { ProposeDecisionOrder } from './propose-decision.decide.ts';
import { proposeDecision } from './propose-decision.decide.ts';

function proposing(change: Partial<ProposeDecisionOrder> = {}) {
  const order = {
    by: 'abh',
    request: 'r1',
    proposal: PROPOSAL,
    decision: 'grant',
    staff: 'city-001',
    agreement,
  } as const;
  return (state: Parameters<typeof proposeDecision>[1]) => proposeDecision({ ...order, ...change }, state);
}

describe("proposing a decision on a controller's part", () => {
  const desk = specify(caseStream).given(...shared, asked('erasure'));

  it('is open to every agency of a controller that was asked', () => {
    desk.when(proposing()).thenRecords(proposed());
    desk.when(proposing({ by: 'bamf' })).thenRejects('NO_BASIS_NOW');
    desk.when(proposing({ request: 'r2' })).thenRejects('RIGHT_UNKNOWN');
    specify(caseStream)
      .given(...shared, asked('access', { controllers: ['caritas-controller'] }))
      .when(proposing())
      .thenRejects('RIGHT_UNKNOWN');
  });

  it('waits until an earlier proposal is given back, and ends with the decision', () => {
    specify(caseStream)
      .given(...shared, asked('access'), proposed())
      .when(proposing())
      .thenRejects('RIGHT_PROPOSED_ALREADY');
    specify(caseStream)
      .given(...shared, asked('access'), proposed(), confirmed('access'))
      .when(proposing())
      .thenRejects('RIGHT_DECIDED_ALREADY');
  });

  it('names a ground where it does not grant all', () => {
    desk.when(proposing({ decision: 'refuse' })).thenRejects('RIGHT_GROUND_MISSING');
    desk.when(proposing({ decision: 'grant-partly', withheld: ['e1'] })).thenRejects('RIGHT_GROUND_MISSING');
    desk
      .when(proposing({ decision: 'refuse', ground: 'sgb10-83-1' }))
      .thenRecords(proposed('refuse', { ground: 'sgb10-83-1' }));
  });

  it('fixes which events it is about: those of the controller at that moment, as far as the person asked for them', () => {
    const entries = [recorded('abh', 'a1'), recorded('vhs', 'v1'), recorded('jobcenter', 'j1')];
    for (const kind of ['access', 'portability'] as const)
      specify(caseStream)
        .given(...shared, ...entries, asked(kind))
        .when(proposing())
        .thenRecords(proposed('grant', { eventIds: ['a1', 'v1'] }));
    specify(caseStream)
      .given(...shared, ...entries, asked('restriction', { eventIds: ['v1', 'j1', 'elsewhere'] }))
      .when(proposing())
      .thenRecords(proposed('grant', { eventIds: ['v1'] }));
    specify(caseStream)
      .given(...shared, ...entries, asked('restriction'))
      .when(proposing())
      .thenRecords(proposed());
  });

  it('leaves events out of an access in part, and of nothing else', () => {
    const access = specify(caseStream).given(...shared, recorded('abh', 'e1'), asked('access'));
    const inPart = { decision: 'grant-partly', ground: 'sgb10-83-1' } as const;
    access
      .when(proposing({ ...inPart, withheld: ['e1'] }))
      .thenRecords(proposed('grant-partly', { ground: 'sgb10-83-1', eventIds: ['e1'], withheld: ['e1'] }));
    access.when(proposing(inPart)).thenRejects('RIGHT_WITHHELD_UNCLEAR');
    access.when(proposing({ withheld: ['e1'] })).thenRejects('RIGHT_WITHHELD_UNCLEAR');
    specify(caseStream)
      .given(...shared, asked('rectification'))
      .when(proposing({ ...inPart, withheld: ['e1'] }))
      .thenRejects('RIGHT_WITHHELD_UNCLEAR');
  });

  it('grants a restriction, an objection or a portability as a whole', () => {
    for (const kind of ['restriction', 'portability'] as const)
      specify(caseStream)
        .given(...shared, asked(kind))
        .when(proposing({ decision: 'grant-partly', ground: 'not-wrong' }))
        .thenRejects('RIGHT_NOT_IN_PART');
  });

  it('cannot uphold an objection against a duty', () => {
    const against = (rowId: string) => specify(caseStream).given(...shared, asked('objection', { rowId }));
    against(DUTY_ROW).when(proposing()).thenRejects('OBJECTION_AGAINST_DUTY');
    against(POWER).when(proposing()).thenRecords(proposed());
    against(DUTY_ROW)
      .when(proposing({ decision: 'refuse', ground: 'not-wrong' }))
      .thenRecords(proposed('refuse', { ground: 'not-wrong' }));
  });
});
