import type { Stream } from '#decider';
import type { AgencyEntry, AgencyLinked, CaseEvent } from './case.events.ts';
import type { Consent } from './consents.ts';
import { withAmendment, withConsent, withWithdrawal } from './consents.ts';

/** How an agency shares the case. */
export interface Link {
  readonly handle: string;
  readonly way: AgencyLinked['way'];
}

/** A one-time code with its life. */
export interface LinkCode {
  readonly by: string;
  readonly codeHash: string;
  readonly validUntil: string;
  readonly redeemedBy?: string;
}

/** A statutory link on offer, until its addressee accepts. */
export interface Proposal {
  readonly id: string;
  readonly by: string;
  readonly recipient: string;
  readonly accepted: boolean;
}

/** A request for information between two agencies. */
export interface Request {
  readonly id: string;
  readonly by: string;
  readonly addressee: string;
  readonly about: string;
}

/** One person's pseudonymous file: who shares it, under which consents, and what the agencies recorded. */
export interface CaseFile {
  readonly kind: 'open';
  /** By agency id. */
  readonly links: Readonly<Record<string, Link>>;
  readonly codes: readonly LinkCode[];
  readonly proposals: readonly Proposal[];
  readonly consents: readonly Consent[];
  readonly requests: readonly Request[];
  /** In the order of the stream. */
  readonly entries: readonly AgencyEntry[];
}

/** A case stream before and after it was opened. */
export type CaseState = { readonly kind: 'none' } | CaseFile;

const nobodysYet: CaseFile = {
  kind: 'open',
  links: {},
  codes: [],
  proposals: [],
  consents: [],
  requests: [],
  entries: [],
};

/** How a case stream folds. */
export const caseStream: Stream<CaseState, CaseEvent> = {
  initial: { kind: 'none' },
  evolve(state, event) {
    if (state.kind === 'open') return next(state, event);
    return event.type === 'CaseOpened' ? nobodysYet : state;
  },
};

/** The link under which this agency shares the case. */
export function linkOf(state: CaseState, agency: string): Link | undefined {
  return state.kind === 'open' && Object.hasOwn(state.links, agency) ? state.links[agency] : undefined;
}

function next(state: CaseFile, event: CaseEvent): CaseFile {
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
      return requested(state, event.data);
    case 'ConsentGiven':
      return { ...state, consents: withConsent(state.consents, event.data, 'given') };
    case 'ConsentRefused':
      return { ...state, consents: withConsent(state.consents, event.data, 'refused') };
    case 'ConsentAmended':
      return { ...state, consents: withAmendment(state.consents, event.data) };
    case 'ConsentWithdrawn':
      return { ...state, consents: withWithdrawal(state.consents, event.data) };
    case 'CaseOpened':
    case 'Released':
    case 'ReleaseAbandoned':
      break;
  }
  return state;
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

function requested(
  state: CaseFile,
  fact: { by: string; addressee: string; about: string; request: string },
): CaseFile {
  const { by, addressee, about, request } = fact;
  return { ...state, requests: [...state.requests, { id: request, by, addressee, about }] };
}
