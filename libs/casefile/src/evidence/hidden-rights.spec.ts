import fc from 'fast-check';
import type { Agreement } from '#agreement';
import { Rejection } from '#decider';
import type { CaseEvent } from '../case.events.ts';
import type { CaseState } from '../case.ts';
import { caseStream } from '../case.ts';
import { confirmLift } from '../rights/confirm-lift/confirm-lift.decide.ts';
import { confirmDecision } from '../rights/confirm-decision/confirm-decision.decide.ts';
import { decideDisclosure } from '../decide-disclosure/decide-disclosure.decide.ts';
import { disputeEntry } from '../rights/dispute-entry/dispute-entry.decide.ts';
import { extendRequest } from '../rights/extend-request/extend-request.decide.ts';
import { proposeDecision } from '../rights/propose-decision/propose-decision.decide.ts';
import { proposeLift } from '../rights/propose-lift/propose-lift.decide.ts';
import type { RequestRightOrder } from '../rights/request-right/request-right.decide.ts';
import { requestRight } from '../rights/request-right/request-right.decide.ts';
import { returnDecision } from '../rights/return-decision/return-decision.decide.ts';
import type { RightKind } from '../rights/rights.events.ts';
import { settleDispute } from '../rights/settle-dispute/settle-dispute.decide.ts';
import { DUTY, REQUEST, VOUCHER } from '../spec/agreement.ts';
import { AT, linked, opened, recorded } from '../spec/history.ts';
import {
  agreement as rightsAgreement,
  asked,
  CITY,
  CLERK_CELL,
  confirmed,
  inForce,
  POWER,
  PROPOSAL,
  proposed,
  RECEIVED,
  restricted,
} from '../spec/rights.ts';
import { caseEvidence } from './case-evidence.ts';
import { intakeEvidence } from './gate-evidence.ts';

/** Facts, or what an order makes of the case as it stands. */
type Happening = CaseEvent | ((state: CaseState) => readonly CaseEvent[]);

/** The agency from which things are hidden; abh is of the same controller, the strangers are not. */
const X = 'vhs';
const LATER = '2026-01-20T12:00:00.000Z';
const staff = 'staff-001';
const ids = fc.constantFrom('r1', 'r2');
const kinds = fc.constantFrom<RightKind>('access', 'restriction', 'erasure');
const strangers = fc.constantFrom('jobcenter', 'caritas', 'bamf');
/** A row under which X tells nothing, so that an objection against it is none of its business. */
const OTHERS_ROW = 'row-of-others';
const othersRow = {
  types: [REQUEST],
  senders: ['jobcenter', 'caritas'],
  recipients: ['bamf'],
  purposes: ['course-access'],
};
const agreement: Agreement = {
  ...rightsAgreement,
  rows: [
    ...rightsAgreement.rows,
    ...rightsAgreement.rows.slice(0, 1).map((row) => ({ ...row, id: OTHERS_ROW, ...othersRow })),
  ],
};
const ofJobcenter = { by: 'jobcenter', controller: 'jobcenter-controller', staff } as const;

function disputed(by: string, dispute: string, ...eventIds: string[]): CaseEvent {
  return { type: 'EntryDisputed', data: { by, dispute, eventIds, staff } };
}

function settled(by: string, dispute: string, outcome: 'corrected' | 'taken-back'): CaseEvent {
  return { type: 'DisputeSettled', data: { by, dispute, outcome, staff } };
}

function cleared(by: string, decision: 'disclose' | 'withhold'): CaseEvent {
  const row = { rowId: CLERK_CELL, agreementHash: inForce.hash, depth: 'detail' } as const;
  const data = { by, eventId: 'x1', ...row, recipient: 'jobcenter', decision, staff };
  return { type: 'ClerkDecided', data };
}

function liftOf(controller: string) {
  return { controller, request: 'r1', proposal: PROPOSAL, personToldAt: AT, staff };
}

const liftProposed: CaseEvent = { type: 'LiftProposed', data: { by: 'abh', ...liftOf(CITY) } };

const lifted: CaseEvent = {
  type: 'RestrictionLifted',
  data: { ...liftOf(CITY), confirmedBy: 'staff-002', at: LATER },
};

/** The person asks at an agency: the rule itself says whose desks it reaches. */
function asking(
  by: string,
  about: Pick<RequestRightOrder, 'request' | 'kind' | 'eventIds' | 'rowId'>,
): Happening {
  const order = {
    ...about,
    by,
    receivedAt: RECEIVED,
    identityCheck: 'known',
    staff,
    agreement,
    at: LATER,
  } as const;
  return (state) => {
    const decided = requestRight(order, state);
    return decided instanceof Rejection ? [] : decided;
  };
}

/** What X may see: its own doings, those of its controller's desk, what is said of its own entries. */
const visible: fc.Arbitrary<Happening> = fc.oneof(
  fc.constantFrom('x1', 'x2').map((id) => recorded(X, id, VOUCHER)),
  fc.tuple(kinds, ids).map(([kind, request]) => asked(kind, { request, eventIds: ['x1', 'j1'] })),
  fc.tuple(fc.constantFrom(X, 'abh'), ids).map(([by, request]) => {
    return asking(by, { request, kind: 'objection', rowId: POWER });
  }),
  fc.tuple(fc.constantFrom(X, 'abh'), ids).map(([by, request]) => {
    return asking(by, { request, kind: 'restriction', eventIds: ['x1', 'j1'] });
  }),
  fc.constantFrom(proposed(), confirmed('access'), restricted(), restricted(['x1']), liftProposed, lifted),
  fc.constantFrom(cleared(X, 'disclose'), cleared(X, 'withhold')),
  fc.constantFrom(disputed('caritas', 'd1', 'x1', 'j1'), disputed(X, 'd2', 'j1')),
  fc.constantFrom(settled(X, 'd1', 'corrected'), settled('caritas', 'd1', 'taken-back')),
  fc.constant<CaseEvent>({ type: 'EntryCorrected', data: { by: X, event: 'x2', corrects: 'x1' } }),
);

/** What X may not see: other controllers' parts, disputes of others' entries, requests that the law does not show it. */
const hidden: fc.Arbitrary<Happening> = fc.oneof(
  fc.tuple(strangers, fc.constantFrom('j1', 'j2')).map(([by, id]) => recorded(by, id, REQUEST)),
  strangers.map((agency) => linked(agency)),
  fc
    .tuple(kinds, ids)
    .map(([kind, request]) => asked(kind, { request, controllers: ['jobcenter-controller'] })),
  fc
    .tuple(strangers, ids)
    .map(([by, request]) => asking(by, { request, kind: 'objection', rowId: OTHERS_ROW })),
  fc
    .tuple(strangers, ids, kinds)
    .map(([by, request, kind]) => asking(by, { request, kind, eventIds: ['j1', 'j2'] })),
  ids.map((request): CaseEvent => {
    return {
      type: 'DecisionProposed',
      data: { ...ofJobcenter, request, proposal: PROPOSAL, decision: 'grant' },
    };
  }),
  ids.map((request): CaseEvent => {
    const decision = {
      kind: 'access',
      proposal: PROPOSAL,
      decision: 'grant',
      proposedBy: 'staff-003',
    } as const;
    return { type: 'DecisionConfirmed', data: { ...ofJobcenter, request, ...decision } };
  }),
  ids.map((request): CaseEvent => {
    return { type: 'RequestExtended', data: { ...ofJobcenter, request, dueAt: LATER, ground: 'gdpr-12-3' } };
  }),
  ids.map((request): CaseEvent => {
    const { controller } = ofJobcenter;
    return { type: 'ProcessingRestricted', data: { controller, agencies: ['jobcenter'], request, from: AT } };
  }),
  fc.constant<CaseEvent>({
    type: 'LiftProposed',
    data: { by: 'jobcenter', ...liftOf(ofJobcenter.controller) },
  }),
  fc.constant<CaseEvent>({
    type: 'ObjectionUpheld',
    data: {
      controller: ofJobcenter.controller,
      agencies: ['jobcenter'],
      request: 'r1',
      rowId: OTHERS_ROW,
      ...othersRow,
      from: AT,
    },
  }),
  fc.constantFrom(cleared('jobcenter', 'disclose'), cleared('abh', 'disclose')),
  fc.constantFrom(disputed('caritas', 'd9', 'j1'), disputed('bamf', 'd1', 'j1'), disputed('abh', 'd2', 'j2')),
  fc.constantFrom(settled('jobcenter', 'd1', 'corrected'), settled('bamf', 'd1', 'taken-back')),
  strangers.map((by): CaseEvent => {
    return { type: 'InformationRequested', data: { by, addressee: X, about: DUTY, request: 'j1' } };
  }),
  fc.constant<CaseEvent>({
    type: 'InformationSettled',
    data: { by: 'jobcenter', request: 'j1', event: 'j2', how: 'answered' },
  }),
);

const steps = fc.array(
  fc.tuple(visible, fc.array(hidden, { maxLength: 4 }), fc.array(hidden, { maxLength: 4 })),
  { maxLength: 12 },
);

function happened(history: readonly Happening[]): CaseState {
  return history.reduce<CaseState>((state, step) => {
    const facts = typeof step === 'function' ? step(state) : [step];
    return facts.reduce((before, fact) => caseStream.evolve(before, fact), state);
  }, caseStream.initial);
}

/** What X is told when it tries everything that it can try: yes, or the code of the no. */
function answersTo(state: CaseState): readonly string[] {
  const desk = (request: string) => {
    const step = { by: X, request, proposal: PROPOSAL, staff: 'staff-002', agreement, at: LATER } as const;
    return [
      requestRight({ ...step, kind: 'access', receivedAt: RECEIVED, identityCheck: 'known' }, state),
      proposeDecision({ ...step, decision: 'grant' }, state),
      confirmDecision(step, state),
      returnDecision({ ...step, ground: 'incomplete' }, state),
      extendRequest({ ...step, ground: 'gdpr-12-3' }, state),
      proposeLift({ ...step, personToldAt: AT }, state),
      confirmLift(step, state),
    ];
  };
  const disputes = ['d1', 'd2', 'd9'].flatMap((dispute) => [
    disputeEntry({ by: X, dispute, eventIds: ['x1', 'j1'], staff }, state),
    settleDispute({ by: X, dispute, outcome: 'stands-by', staff }, state),
    settleDispute({ by: X, dispute, outcome: 'taken-back', staff }, state),
  ]);
  const clerk = ['x1', 'j1'].map((eventId) => {
    const decided = { by: X, eventId, rowId: CLERK_CELL, recipient: 'jobcenter', staff } as const;
    return decideDisclosure(
      { ...decided, decision: 'disclose', agreement, agreementHash: inForce.hash },
      state,
    );
  });
  return [...desk('r1'), ...desk('r2'), ...disputes, ...clerk].map((one) =>
    one instanceof Rejection ? one.code : 'yes',
  );
}

describe('what an agency may not see of requests, disputes and the rights of the person', () => {
  it('changes neither its evidence nor any answer to it', () => {
    const counts = new Map<string, number>();
    fc.assert(
      fc.property(steps, (history) => {
        const beginning = [...opened, linked(X)];
        const [one, other] = [1, 2].map((side) =>
          happened([
            ...beginning,
            ...history.flatMap(([seen, first, second]) => [...(side === 1 ? first : second), seen]),
          ]),
        ) as [CaseState, CaseState];
        expect(caseEvidence(one, inForce, X, AT)).toEqual(caseEvidence(other, inForce, X, AT));
        const gate = (state: CaseState) =>
          intakeEvidence({ network: 'rheine', state, revision: 0 }, inForce, X, VOUCHER, AT);
        expect(gate(one)).toEqual(gate(other));
        const answers = answersTo(one);
        expect(answers).toEqual(answersTo(other));
        for (const answer of answers) counts.set(answer, (counts.get(answer) ?? 0) + 1);
      }),
      { numRuns: 400 },
    );
    for (const answer of [
      'yes',
      'RIGHT_UNKNOWN',
      'RIGHT_ID_TAKEN',
      'DISPUTE_UNKNOWN',
      'RESTRICTION_NOT_IN_FORCE',
    ])
      expect(counts.get(answer)).toBeGreaterThan(100);
  });
});
