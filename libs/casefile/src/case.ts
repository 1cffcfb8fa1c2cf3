import type { Stream } from '#decider';
import type { AgencyLinked, ReadEvent } from './case.events.ts';
import type { CaseFile, Link, LinkCode } from './case-file.ts';
import { nobodysYet } from './case-file.ts';
import { consentsAfter } from './consent/consent-life.ts';
import { erasedCase, withoutController, withoutFact } from './erase-case/what-is-left.ts';
import { openRequest } from './information/request.ts';
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

/** Whether what this controller's agencies recorded in the case was erased. */
export function isErased(state: CaseState, controller: string): boolean {
  return state.kind === 'open' && (state.erased.whole || state.erased.controllers.includes(controller));
}

function next(state: CaseFile, event: ReadEvent): CaseFile {
  switch (event.type) {
    case 'EventRecorded':
      return { ...state, entries: [...state.entries, event.data] };
    case 'AgencyLinked':
      return linked(state, event.data);
    case 'LinkCodeMade':
      return { ...state, codes: [...state.codes, event.data] };
    case 'LinkCodeRedeemed':
      return { ...state, codes: state.codes.map((code) => spent(code, event.data)) };
    case 'LinkProposed':
      return proposed(state, event.data);
    case 'InformationRequested':
      return { ...state, requests: [...state.requests, openRequest(event.data)] };
    case 'FactLost':
      return withoutFact({ ...state, consents: consentsAfter(state.consents, event) }, event.data);
    case 'CaseErased':
      return erasedCase;
    case 'ControllerErased':
      return withoutController(state, event.data);
    default:
      return rightsAfter({ ...state, consents: consentsAfter(state.consents, event) }, event);
  }
}

/** An erased case may have lost its beginning. */
function begins(event: ReadEvent): boolean {
  return event.type === 'CaseOpened' || event.type === 'CaseErased' || event.type === 'FactLost';
}

/** The first link of an agency stays; a second one can only close the proposal that it accepts. */
function linked(state: CaseFile, fact: AgencyLinked): CaseFile {
  const links = linkOf(state, fact.agency)
    ? state.links
    : { ...state.links, [fact.agency]: { handle: fact.handle, way: fact.way } };
  const proposals = state.proposals.map((one) =>
    one.id === fact.proposal ? { ...one, accepted: true } : one,
  );
  return { ...state, links, proposals };
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
