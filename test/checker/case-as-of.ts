import type { StandingProvision } from './consents-as-of.ts';
import { consentsAsOf } from './consents-as-of.ts';
import type { LogEntry } from './log-entry.ts';
import { dataOf } from './log-entry.ts';
import type { InformationRequest } from './requests-as-of.ts';
import { requestsAsOf } from './requests-as-of.ts';
import type { RightsAsOf } from './rights-as-of.ts';
import { rightsAsOf } from './rights-as-of.ts';

/** What a case held up to some revision. */
export interface CaseAsOf extends RightsAsOf {
  readonly linked: ReadonlySet<string>;
  /** Open link proposals: id and addressee. */
  readonly invited: readonly { readonly proposal: string; readonly recipient: string }[];
  readonly events: readonly LogEntry[];
  readonly requests: readonly InformationRequest[];
  readonly provisions: readonly StandingProvision[];
}

interface Linked {
  readonly agency: string;
  readonly proposal?: string;
}

/** Replays a case's stream up to and including a revision. */
export function caseAsOf(stream: readonly LogEntry[], revision: number): CaseAsOf {
  const upTo = stream.filter((entry) => entry.revision <= revision);
  const facts = (type: string): readonly unknown[] =>
    upTo
      .filter((entry) => entry.type === type)
      .map(dataOf)
      .filter((data) => data !== undefined);
  const links = facts('AgencyLinked') as readonly Linked[];
  const accepted = new Set(links.map(({ proposal }) => proposal));
  const proposals = facts('LinkProposed') as CaseAsOf['invited'];
  return {
    linked: new Set(links.map(({ agency }) => agency)),
    invited: proposals.filter(({ proposal }) => !accepted.has(proposal)),
    events: upTo.filter(({ kind }) => kind === 'payload'),
    requests: requestsAsOf(upTo),
    provisions: consentsAsOf(upTo),
    ...rightsAsOf(upTo),
  };
}
