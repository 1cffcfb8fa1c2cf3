import fc from 'fast-check';
import { acceptLink } from '../linking/accept-link/accept-link.decide.ts';
import { amendConsent } from '../consent/amend-consent/amend-consent.decide.ts';
import type { CaseEvent } from '../case.events.ts';
import type { CaseState } from '../case.ts';
import type { ProvisionStated } from '../consent/consent.events.ts';
import { caseStream } from '../case.ts';
import { fold } from '#decider';
import { admit, isPermit } from '#gate';
import { giveConsent } from '../consent/give-consent/give-consent.decide.ts';
import { doubted, doubtSettled } from '../spec/doubts.ts';
import { invalidateConsent } from '../consent/invalidate-consent/invalidate-consent.decide.ts';
import { settleDoubt } from '../doubt/settle-doubt/settle-doubt.decide.ts';
import { makeLinkCode } from '../linking/make-link-code/make-link-code.decide.ts';
import { proposeLink } from '../linking/propose-link/propose-link.decide.ts';
import { recordEvent } from '../record-events/record-events.decide.ts';
import { redeemLinkCode } from '../linking/redeem-link-code/redeem-link-code.decide.ts';
import { agreement, DUTY, inForce, NEED, REQUEST, VOUCHER } from '../spec/agreement.ts';
import {
  asked,
  AT,
  entry,
  given,
  handleOfAgency,
  invalidated,
  linked,
  objected,
  opened,
  provision,
  reconfirmed,
  recorded,
  told,
  withdrawn,
} from '../spec/history.ts';
import { objectToConsent } from '../consent/object-to-consent/object-to-consent.decide.ts';
import { reconfirmConsent } from '../consent/reconfirm-consent/reconfirm-consent.decide.ts';
import { requestConsent } from '../consent/request-consent/request-consent.decide.ts';
import { withdrawConsent } from '../consent/withdraw-consent/withdraw-consent.decide.ts';
import { caseEvidence } from './case-evidence.ts';
import { intakeEvidence } from './gate-evidence.ts';

/** The agency from which things are hidden: a course provider, for whom abh may record consents. */
const X = 'vhs';
const until = '2026-01-20T12:00:00.000Z';
const consentIds = fc.constantFrom('c1', 'c2', 'c3');
const ownProvision = fc.constantFrom('p1', 'p2').map((provisionId) => provision(X, { provisionId }));
const foreignProvision = fc
  .tuple(fc.constantFrom('abh', 'caritas', 'jobcenter'), fc.constantFrom('p1', 'p2', 'p3'))
  .map(([source, provisionId]) => provision(source, { provisionId }));
const ofCaritas = provision('caritas', { provisionId: 'p3' });
const represented = { givenBy: 'guardian', representedUntil: '2026-06-01T00:00:00.000Z' };
const strangers = fc.constantFrom('abh', 'jobcenter', 'caritas', 'bamf');

function superseding(by: string, consentId: string, supersedes: string, one: ProvisionStated): CaseEvent {
  return { type: 'ConsentGiven', data: { by, consentId, ...told, supersedes, provisions: [one] } };
}

/** What X may see: its own doings, duties of the abh, consents in which it is the source, codes and proposals that reach it. */
const visible: fc.Arbitrary<CaseEvent> = fc.oneof(
  fc.constantFrom('x1', 'x2').map((id) => recorded(X, id, VOUCHER)),
  fc.constant(recorded('abh', 'd1', DUTY)),
  fc.tuple(consentIds, ownProvision).map(([id, one]) => given(X, id, one)),
  fc.tuple(consentIds, ownProvision).map(([id, one]) => given('abh', `${id}-by-abh`, one)),
  consentIds.map((id) => withdrawn(X, id)),
  fc.constantFrom(doubted(X, 'x1'), doubted(X, 'x1', 'x2'), doubtSettled(X, { confirmed: ['x1'] })),
  fc.constantFrom(doubted('abh', 'd1'), doubtSettled('abh', { confirmed: ['d1'] })),
  fc.tuple(consentIds, ownProvision).map(([id, one]) => asked(X, id, one)),
  fc.tuple(consentIds, ownProvision).map(([id, one]) => given('abh', `${id}-by-abh`, one, ofCaritas)),
  fc.tuple(consentIds, consentIds, ownProvision).map(([id, old, one]) => superseding(X, id, old, one)),
  consentIds.map((id) => reconfirmed('abh', `${id}-by-abh`, represented)),
  consentIds.map((id) => invalidated(X, id)),
  consentIds.map((id) => invalidated('abh', `${id}-by-abh`)),
  consentIds.map((id) => objected(X, 'abh', `${id}-by-abh`)),
  consentIds.map((id) => withdrawn('abh', `${id}-by-abh`)),
  fc.constant<CaseEvent>({
    type: 'LinkCodeMade',
    data: { by: 'abh', codeHash: 'carried', validUntil: until },
  }),
  fc.constant<CaseEvent>({ type: 'LinkProposed', data: { by: 'abh', recipient: X, proposal: 'proposed' } }),
);

/** What X may not see. */
const hidden: fc.Arbitrary<CaseEvent> = fc.oneof(
  fc
    .tuple(strangers, fc.constantFrom(NEED, VOUCHER, REQUEST))
    .map(([by, type]) => recorded(by, `h-${by}`, type)),
  fc.constantFrom('jobcenter', 'caritas', 'bamf').map((by) => recorded(by, `duty-${by}`, DUTY)),
  strangers.map((agency) => linked(agency)),
  fc.tuple(strangers, consentIds, foreignProvision).map(([by, id, one]) => given(by, id, one)),
  fc.tuple(strangers, consentIds).map(([by, id]) => withdrawn(by, id)),
  fc.tuple(strangers, consentIds, foreignProvision).map(([by, id, one]) => asked(by, id, one)),
  fc
    .tuple(strangers, consentIds, consentIds, foreignProvision)
    .map(([by, id, old, one]) => superseding(by, id, old, one)),
  fc.tuple(strangers, consentIds).map(([by, id]) => reconfirmed(by, id, represented)),
  fc.tuple(strangers, consentIds).map(([by, id]) => invalidated(by, id)),
  fc.tuple(strangers, strangers, consentIds).map(([by, of, id]) => objected(by, of, id)),
  // What another source does about its own part of a record that speaks for X too.
  consentIds.map((id) => objected('caritas', 'abh', `${id}-by-abh`)),
  consentIds.map((id) => withdrawn('caritas', `${id}-by-abh`, { recordedBy: 'abh', source: 'caritas' })),
  strangers.map((by): CaseEvent => ({
    type: 'LinkCodeMade',
    data: { by, codeHash: 'unknown', validUntil: until },
  })),
  strangers.map((by): CaseEvent => ({ type: 'LinkCodeRedeemed', data: { by, codeHash: 'unknown' } })),
  fc.constant<CaseEvent>({
    type: 'LinkProposed',
    data: { by: 'abh', recipient: 'bamf', proposal: 'unseen' },
  }),
  strangers.map((by): CaseEvent => {
    return { type: 'InformationRequested', data: { by, addressee: X, about: NEED, request: `h-${by}` } };
  }),
  // What others' stolen keys signed that X may not see, and what they say of it.
  strangers.map((by) => doubted(by, `h-${by}`, `duty-${by}`)),
  strangers.map((by) => doubtSettled(by, { confirmed: [`h-${by}`], disowned: [`duty-${by}`] })),
);

/** Visible events, before each of which some hidden ones happened in the one history, and others in the other. */
const steps = fc.array(
  fc.tuple(visible, fc.array(hidden, { maxLength: 4 }), fc.array(hidden, { maxLength: 4 })),
  {
    maxLength: 12,
  },
);

function admitted(state: CaseState, eventType: string): boolean {
  const evidence = intakeEvidence({ network: 'rheine', state, revision: 0 }, inForce, X, eventType, AT);
  return ['abh', 'jobcenter', 'bamf'].some((recipient) => {
    const about = { sender: X, recipient, eventIds: ['x9'], eventType, category: 'language', fields: [] };
    const ask = { door: 'intake', network: 'rheine', caseId: 'case', actor: 'system', ...about } as const;
    return isPermit(admit({ ...ask, purpose: 'course-access', happenedAt: AT, at: AT }, evidence));
  });
}

/** What X is told when it tries everything that it can try. */
function answersTo(state: CaseState) {
  const handle = handleOfAgency(X);
  const joining = { by: X, agreement, handle, handleTaken: false, at: AT };
  const code = { by: X, agreement, at: AT, validUntil: until, taken: false };
  const consents = ['c1', 'c2', 'c3', 'c1-by-abh'].flatMap((consentId) => [
    giveConsent({ by: X, consentId, ...told, provisions: [provision(X)], agreement }, state),
    amendConsent({ by: X, consentId, provisions: [provision(X, { provisionId: 'p1' })], agreement }, state),
    withdrawConsent({ by: X, consentId, at: AT }, state),
    requestConsent({ by: X, consentId, notice: told.notice, provisions: [provision(X)], agreement }, state),
    giveConsent(
      { by: X, consentId: 'new', ...told, supersedes: consentId, provisions: [provision(X)], agreement },
      state,
    ),
    reconfirmConsent({ by: X, consentId, notice: told.notice, givenBy: 'person', agreement }, state),
    invalidateConsent({ by: X, consentId, ground: 'not-free', at: AT }, state),
    ...['abh', 'jobcenter'].map((recordedBy) =>
      objectToConsent({ by: X, consentId, recordedBy, ground: 'not-ours', at: AT }, state),
    ),
    ...['p1', 'p2', 'p3'].map((id) =>
      withdrawConsent({ by: X, consentId, provisionIds: [id], at: AT }, state),
    ),
  ]);
  const events = [NEED, VOUCHER, DUTY].flatMap((type) =>
    ['x1', 'h-abh', undefined].map((corrects) => {
      const offered = { entry: entry(X, 'x9', type), handle, admitted: admitted(state, type) };
      return recordEvent({ ...offered, ...(corrects !== undefined && { corrects }) }, state);
    }),
  );
  return [
    ...consents,
    ...events,
    makeLinkCode({ ...code, codeHash: 'new' }, state),
    redeemLinkCode({ ...joining, codeHash: 'carried' }, state),
    proposeLink(
      { entry: entry(X, 'x8'), agreement, recipient: 'bamf', numberKind: 'azr', taken: false },
      state,
    ),
    acceptLink({ ...joining, proposal: 'proposed' }, state),
    acceptLink({ ...joining, proposal: 'unseen' }, state),
    ...['x1', 'x2', 'h-abh'].map((id) =>
      settleDoubt({ agency: X, confirmed: [id], disowned: [], staff: 'staff-001' }, state),
    ),
  ];
}

describe('what an agency may not see', () => {
  it('changes neither its evidence nor any answer to it', () => {
    let permits = 0;
    let refusals = 0;
    fc.assert(
      fc.property(steps, (history) => {
        const beginning = [...opened, linked(X)];
        const one = fold(caseStream, [
          ...beginning,
          ...history.flatMap(([seen, unseen]) => [...unseen, seen]),
        ]);
        const other = fold(caseStream, [
          ...beginning,
          ...history.flatMap(([seen, , unseen]) => [...unseen, seen]),
        ]);
        expect(caseEvidence(one, inForce, X, AT)).toEqual(caseEvidence(other, inForce, X, AT));
        const answers = answersTo(one);
        expect(answers).toEqual(answersTo(other));
        permits += answers.filter((answer) => Array.isArray(answer)).length;
        refusals += answers.filter((answer) => !Array.isArray(answer)).length;
      }),
      { numRuns: 500 },
    );
    expect(permits).toBeGreaterThan(1_000);
    expect(refusals).toBeGreaterThan(1_000);
  });
});
