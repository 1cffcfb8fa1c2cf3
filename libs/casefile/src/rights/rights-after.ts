import type { LostFact, ReadEvent } from '../case.events.ts';
import type { CaseFile } from '../case-file.ts';
import { restingOn } from '../doubt/doubt.ts';
import { withCorrectedAnswer, withLostSettlement, withSettlement } from '../information/request.ts';
import { withClerksDecision } from './clearance.ts';
import { withDispute, withDisputeSettled, withLostDispute, withoutEntries } from './dispute.ts';
import { withLiftProposed, withObjection, withoutRestriction, withRestriction } from './limit.ts';
import { withRelease } from './release-to-person.ts';
import {
  askersOf,
  behindDecision,
  withDecision,
  withExtension,
  withProposal,
  withReturn,
  withRight,
  withoutPartsOf,
} from './right.ts';

/** The case after a fact of requests, clearances, disputes and the person's rights; any other event leaves it as it is. */
export function rightsAfter(state: CaseFile, event: ReadEvent): CaseFile {
  switch (event.type) {
    case 'InformationSettled':
      return { ...state, requests: withSettlement(state.requests, event.data, state.entries) };
    case 'EntryCorrected':
      return { ...state, requests: withCorrectedAnswer(state.requests, event.data) };
    case 'ClerkDecided':
      return { ...state, clearances: withClerksDecision(state.clearances, event.data, restingOn(event)) };
    case 'EntryDisputed':
      return { ...state, disputes: withDispute(state.disputes, event.data) };
    case 'DisputeSettled':
      return { ...state, disputes: withDisputeSettled(state.disputes, event.data, state.entries) };
    default:
      return decisionsAfter(state, event);
  }
}

function decisionsAfter(state: CaseFile, event: ReadEvent): CaseFile {
  switch (event.type) {
    case 'RightRequested':
      return { ...state, rights: withRight(state.rights, event.data, restingOn(event)) };
    case 'DecisionProposed':
      return { ...state, rights: withProposal(state.rights, event.data) };
    case 'DecisionReturned':
      return { ...state, rights: withReturn(state.rights, event.data) };
    case 'RequestExtended':
      return { ...state, rights: withExtension(state.rights, event.data) };
    case 'DecisionConfirmed':
      return { ...state, rights: withDecision(state.rights, event.data) };
    default:
      return effectsAfter(state, event);
  }
}

function effectsAfter(state: CaseFile, event: ReadEvent): CaseFile {
  switch (event.type) {
    case 'ProcessingRestricted':
      return { ...state, restrictions: withRestriction(state.restrictions, event.data) };
    case 'LiftProposed':
      return { ...state, restrictions: withLiftProposed(state, event.data) };
    case 'RestrictionLifted':
      return {
        ...state,
        restrictions: withoutRestriction(
          state.restrictions,
          event.data,
          restingOn(event, [event.data.proposal]),
        ),
      };
    case 'ObjectionUpheld':
      return { ...state, objections: withObjection(state.objections, event.data) };
    case 'AccessReleased':
      return {
        ...state,
        released: withRelease(
          state.released,
          event.data,
          askersOf(state.rights, event.data),
          restingOn(event, behindDecision(state.rights, event.data)),
        ),
      };
    default:
      return state;
  }
}

/** The case with a fact of these in it that can no longer be read: what narrowed goes on narrowing, as far as its author could. */
export function withoutRightsFact(state: CaseFile, { fact, agency, recordedAt: from }: LostFact): CaseFile {
  switch (fact) {
    case 'InformationSettled':
      return { ...state, requests: withLostSettlement(state.requests, agency) };
    case 'ClerkDecided':
      return { ...state, clearances: state.clearances.filter(({ by }) => by !== agency) };
    case 'EntryDisputed':
      return { ...state, disputes: withLostDispute(state.disputes, agency, state.entries) };
    case 'ProcessingRestricted':
      return {
        ...state,
        restrictions: [...state.restrictions, { agencies: [agency], eventIds: '*', from }],
      };
    case 'ObjectionUpheld':
      return { ...state, objections: [...state.objections, { agencies: [agency], told: '*', from }] };
    default:
      return state;
  }
}

/**
 * The case without what one controller's agencies did of these, and without that controller's parts. What the person said
 * through them to others stays: it is the person's.
 */
export function rightsWithoutController(
  state: CaseFile,
  controller: string,
  agencies: readonly string[],
): CaseFile {
  const theirs = (agency: string) => agencies.includes(agency);
  const stillShares = (agency: string) => Object.hasOwn(state.links, agency) && !theirs(agency);
  const bindsOthers = (one: { readonly agencies: readonly string[] }) =>
    !one.agencies.some(theirs) || one.agencies.some(stillShares);
  const gone = new Set(state.entries.filter(({ agency }) => theirs(agency)).map(({ id }) => id));
  return {
    ...state,
    requests: agencies.reduce(withLostSettlement, state.requests),
    clearances: state.clearances.filter(({ by }) => !theirs(by)),
    disputes: withoutEntries(state.disputes, gone),
    rights: withoutPartsOf(state.rights, controller, agencies),
    restrictions: state.restrictions.filter(bindsOthers),
    objections: state.objections.filter(bindsOthers),
    released: state.released
      .filter((one) => one.controller !== controller)
      .map(({ eventIds, ...one }) => ({ ...one, eventIds: eventIds.filter((id) => !gone.has(id)) }))
      .filter(({ eventIds }) => eventIds.length > 0),
  };
}
