import type { Stream } from '#decider';
import type { AgencyLinked, LinkCodeMade, ReadEvent } from './case.events.ts';
import type { CaseFile, Link, LinkCode } from './case-file.ts';
import { nobodysYet } from './case-file.ts';
import { conflictsAfter } from './conflict/conflict-word.ts';
import { consentsAfter } from './consent/consent-life.ts';
import type { Doubts, Resting } from './doubt/doubt.ts';
import { disownedIn, doubtsAfter, doubtsWithout, restingOn, restsOnDoubted } from './doubt/doubt.ts';
import { erasedCase, withoutController, withoutFact } from './erase-case/what-is-left.ts';
import { openRequest } from './information/request.ts';
import { withoutAgency } from './linking/unlink/without-agency.ts';
import { personAfter } from './person/person.ts';
import { rightsAfter } from './rights/rights-after.ts';

export type { CaseFile } from './case-file.ts';

/** A case stream before and after it was opened. */
export type CaseState = { readonly kind: 'none' } | CaseFile;

/** How a case stream folds. */
export const caseStream: Stream<CaseState, ReadEvent> = {
  initial: { kind: 'none' },
  evolve(state, event) {
    if (state.kind === 'open') return state.erased.whole ? state : next(state, event);
    return begins(event) ? next(nobodysYet, event) : state;
  },
};

/** The link under which this agency shares the case. */
export function linkOf(state: CaseState, agency: string): Link | undefined {
  return state.kind === 'open' && Object.hasOwn(state.links, agency) ? state.links[agency] : undefined;
}

/** Whether an agency split off from the case, under this handle, as its link was wrong. */
export function hasSplitOff(state: CaseState, agency: string, handle: string): boolean {
  return (
    state.kind === 'open' && state.splitOff.some((one) => one.agency === agency && one.handle === handle)
  );
}

/** Whether what this controller's agencies recorded in the case was erased. */
export function isErased(state: CaseState, controller: string): boolean {
  return state.kind === 'open' && (state.erased.whole || state.erased.controllers.includes(controller));
}

function next(state: CaseFile, event: ReadEvent): CaseFile {
  switch (event.type) {
    case 'EventRecorded':
      return { ...state, entries: [...state.entries, event.data] };
    case 'AgencyLinked':
      return linked(state, event.data, event);
    case 'AgencyUnlinked':
      return withoutAgency(state, event.data);
    case 'LinkCodeMade':
      return { ...state, codes: [...state.codes, made(event.data, restingOn(event))] };
    case 'LinkCodeRedeemed':
      return { ...state, codes: state.codes.map((code) => spent(code, event.data)) };
    case 'LinkProposed':
      return proposed(state, event.data);
    case 'InformationRequested':
      return { ...state, requests: [...state.requests, openRequest(event.data)] };
    case 'FactLost':
      return withoutFact(
        {
          ...state,
          consents: consentsAfter(state.consents, event),
          person: personAfter(state.person, event),
        },
        event.data,
      );
    case 'EntriesDoubted':
      return { ...state, doubts: raised(state, event) };
    case 'DoubtSettled':
      return { ...state, doubts: doubtsAfter(state.doubts, event) };
    case 'CaseErased':
      return erasedCase;
    case 'ControllerErased':
      return withoutController(state, event.data);
    default:
      return rightsAfter(
        {
          ...state,
          consents: consentsAfter(state.consents, event),
          person: personAfter(state.person, event),
          conflicts: conflictsAfter(state.conflicts, event),
        },
        event,
      );
  }
}

/** An agency that was erased or split off before, and has not come back, cannot say whose it was: so it is as if it had been in doubt then. */
function raised(state: CaseFile, event: Extract<ReadEvent, { type: 'EntriesDoubted' }>): Doubts {
  const { agency } = event.data;
  const doubts = doubtsAfter(state.doubts, event);
  const hasLeft =
    state.erased.agencies.includes(agency) || state.splitOff.some((one) => one.agency === agency);
  const isGone = hasLeft && linkOf(state, agency) === undefined;
  return isGone ? doubtsWithout(doubts, [agency]) : doubts;
}

/** An erased case may have lost its beginning. */
function begins(event: ReadEvent): boolean {
  return event.type === 'CaseOpened' || event.type === 'CaseErased' || event.type === 'FactLost';
}

/**
 * The first link of an agency stays, unless it was disowned; a second one can only close the proposal that it accepts. A link
 * rests on the proposal that led to it, too.
 */
function linked(state: CaseFile, fact: AgencyLinked, event: ReadEvent): CaseFile {
  const { agency, handle, way, proposal } = fact;
  const resting = restingOn(event, proposal === undefined ? [] : [proposal]);
  const links = keepsLink(state, agency)
    ? state.links
    : { ...state.links, [agency]: { handle, way, ...resting } };
  const proposals = state.proposals.map((one) => (one.id === proposal ? { ...one, accepted: true } : one));
  return { ...state, links, proposals };
}

/** Whether an agency's link rests on none of these envelopes, nor the code that led to it. */
export function isLinkedWithout(state: CaseFile, agency: string, out: ReadonlySet<string>): boolean {
  const link = linkOf(state, agency);
  if (link === undefined) return false;
  const code =
    link.way === 'code' ? state.codes.findLast(({ redeemedBy }) => redeemedBy === agency) : undefined;
  return !restsOnDoubted(link, out) && !restsOnDoubted(code ?? {}, out);
}

/** Whether an agency shares the case by a link that was not disowned: then it needs, and gets, no other. */
export function keepsLink(state: CaseFile, agency: string): boolean {
  return isLinkedWithout(state, agency, disownedIn(state.doubts));
}

function made({ by, codeHash, validUntil }: LinkCodeMade, resting: Resting): LinkCode {
  return { by, codeHash, validUntil, ...resting };
}

function spent(code: LinkCode, fact: { by: string; codeHash: string }): LinkCode {
  return code.codeHash === fact.codeHash && code.redeemedBy === undefined
    ? { ...code, redeemedBy: fact.by }
    : code;
}

function proposed(state: CaseFile, fact: { by: string; recipient: string; proposal: string }): CaseFile {
  const { by, recipient, proposal } = fact;
  return { ...state, proposals: [...state.proposals, { id: proposal, by, recipient, accepted: false }] };
}
