import type { Decision } from '#decider';
import { fold, Rejection } from '#decider';
import type { CaseEvent, ReadEvent } from '../case.events.ts';
import type { CaseState } from '../case.ts';
import { caseStream } from '../case.ts';
import { accessEvidence } from '../evidence/access-evidence.ts';
import { caseEvidence } from '../evidence/case-evidence.ts';
import type { CasefileCode } from '../rejection.ts';
import { doubted, doubtSettled, under } from '../spec/doubts.ts';
import { AT, recorded } from '../spec/history.ts';
import {
  agreement,
  asked,
  CITY,
  confirmed,
  inForce,
  LIFT_AT,
  lifted,
  liftProposed,
  PROPOSAL,
  proposed,
  restricted,
  shared,
} from '../spec/rights.ts';
import { confirmDecision } from './confirm-decision/confirm-decision.decide.ts';
import { confirmLift } from './confirm-lift/confirm-lift.decide.ts';
import { proposeDecision } from './propose-decision/propose-decision.decide.ts';
import { returnDecision } from './return-decision/return-decision.decide.ts';

const onR1 = { by: 'abh', agreement, request: 'r1', at: AT } as const;
const colleague = { ...onR1, proposal: PROPOSAL, staff: 'city-002' };

type Does = (state: CaseState) => Decision<CaseEvent, CasefileCode>;

const steps: Readonly<Record<string, Does>> = {
  confirm: (state) => confirmDecision(colleague, state),
  return: (state) => returnDecision({ ...colleague, ground: 'incomplete' }, state),
  propose: (state) =>
    proposeDecision(
      { by: 'abh', agreement, request: 'r1', proposal: 'anew', decision: 'grant', staff: 'x' },
      state,
    ),
  lift: (state) => confirmLift({ ...colleague, proposal: 'lift-1', at: LIFT_AT }, state),
};

const onDesk: readonly ReadEvent[] = [
  ...shared,
  under('ask', asked('erasure')),
  under(PROPOSAL, proposed()),
  restricted(),
  under('lift-1', liftProposed()),
];

function told(step: string, ...history: readonly ReadEvent[]) {
  const decided = steps[step]?.(fold(caseStream, [...onDesk, ...history]));
  return decided instanceof Rejection ? decided.code : 'done';
}

describe('what a stolen key signed at a rights desk', () => {
  it.each([
    ['confirm', 'abh', PROPOSAL, 'done', 'RIGHT_NOT_PROPOSED'],
    ['return', 'abh', PROPOSAL, 'done', 'RIGHT_NOT_PROPOSED'],
    ['propose', 'abh', PROPOSAL, 'RIGHT_PROPOSED_ALREADY', 'done'],
    ['lift', 'vhs', 'lift-1', 'done', 'RIGHT_NOT_PROPOSED'],
    ['confirm', 'caritas', 'ask', 'done', 'RIGHT_UNKNOWN'],
    ['return', 'caritas', 'ask', 'done', 'RIGHT_UNKNOWN'],
    ['propose', 'caritas', 'ask', 'RIGHT_PROPOSED_ALREADY', 'RIGHT_UNKNOWN'],
  ])('is no first pair of eyes: to %s what %s said under %s', (step, agency, envelope, sound, absent) => {
    const doubt = doubted(agency, envelope);
    const settled = (said: 'confirmed' | 'disowned') => doubtSettled(agency, { [said]: [envelope] });
    expect(told(step)).toBe(sound);
    expect(told(step, doubt)).toBe(absent);
    expect(told(step, doubt, settled('disowned'))).toBe(absent);
    expect(told(step, doubt, settled('confirmed'))).toBe(sound);
  });

  it('is shown there with that mark, and a proposal as if it were not made', () => {
    const shown = (...history: readonly ReadEvent[]) =>
      caseEvidence(
        fold(caseStream, [
          ...shared,
          under('ask', asked('restriction')),
          under(PROPOSAL, proposed()),
          restricted(),
          under('lift-1', liftProposed()),
          ...history,
        ]),
        inForce,
        'abh',
        AT,
      )?.rights[0];
    expect(shown()).toMatchObject({ state: 'proposed', lift: { proposal: 'lift-1' } });
    expect(shown()).not.toHaveProperty('inDoubt');
    const open = shown(doubted('abh', PROPOSAL), doubted('vhs', 'lift-1'));
    expect(open).toMatchObject({ state: 'open', inDoubt: ['proposal', 'lift'] });
    expect(open).not.toHaveProperty('proposal');
    expect(open).not.toHaveProperty('lift');
    expect(shown(doubted('caritas', 'ask'))).toMatchObject({ inDoubt: ['request'] });
  });

  it.each([
    ['caritas', 'ask'],
    ['abh', PROPOSAL],
    ['abh', 'yes'],
  ])('takes what a colleague confirmed before with it: %s under %s', (agency, envelope) => {
    const eventIds = ['a1'];
    const history: readonly ReadEvent[] = [
      ...shared,
      recorded('abh', 'a1'),
      under('ask', asked('access')),
      under(PROPOSAL, proposed('grant', { eventIds })),
      under('yes', confirmed('access', 'grant', { eventIds })),
      under('yes', { type: 'AccessReleased', data: { controller: CITY, request: 'r1', eventIds } }, 1),
    ];
    const released = (...more: readonly ReadEvent[]) =>
      accessEvidence(fold(caseStream, [...history, ...more]), 'r1').eventIds;
    expect(released()).toEqual(eventIds);
    expect(released(doubted(agency, envelope))).toEqual([]);
    expect(released(doubted(agency, envelope), doubtSettled(agency, { confirmed: [envelope] }))).toEqual(
      eventIds,
    );
  });

  it('lifts no restriction through a colleague who confirmed it before', () => {
    const history = [...shared, restricted(), under('lift-1', liftProposed()), under('yes', lifted())];
    const until = (...more: readonly ReadEvent[]) =>
      caseEvidence(fold(caseStream, [...history, ...more]), inForce, 'abh', AT)?.restrictions[0]?.until;
    expect(until()).toBe(LIFT_AT);
    expect(until(doubted('vhs', 'lift-1'))).toBeUndefined();
    expect(until(doubted('vhs', 'lift-1'), doubtSettled('vhs', { confirmed: ['lift-1'] }))).toBe(LIFT_AT);
  });
});
