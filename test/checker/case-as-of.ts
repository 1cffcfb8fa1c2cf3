import type { AgencyKeys } from './agency-keys.ts';
import type { StandingProvision } from './consents-as-of.ts';
import { consentsAsOf } from './consents-as-of.ts';
import type { DoubtsAsOf } from './doubts-as-of.ts';
import { doubtsAsOf, envelopeOf } from './doubts-as-of.ts';
import type { LogEntry, ReadFact } from './log-entry.ts';
import { factsIn } from './log-entry.ts';
import type { InformationRequest } from './requests-as-of.ts';
import { requestsAsOf } from './requests-as-of.ts';
import type { RightsAsOf } from './rights-as-of.ts';
import { rightsAsOf } from './rights-as-of.ts';

/** What a case held up to some revision. */
export interface CaseAsOf extends RightsAsOf, DoubtsAsOf {
  readonly linked: ReadonlySet<string>;
  /** Open link proposals: id and addressee. */
  readonly invited: readonly { readonly proposal: string; readonly recipient: string }[];
  readonly events: readonly LogEntry[];
  readonly requests: readonly InformationRequest[];
  readonly provisions: readonly StandingProvision[];
}

interface Code {
  readonly by: string;
  readonly codeHash: string;
}

interface Linked {
  readonly agency: string;
  readonly way: string;
  readonly proposal?: string;
}

/** Replays a case's stream up to and including a revision, under these keys of the agencies. */
export function caseAsOf(stream: readonly LogEntry[], revision: number, keys: AgencyKeys): CaseAsOf {
  const everything = stream.filter((entry) => entry.revision <= revision);
  const doubts = doubtsAsOf(everything, keys);
  const upTo = withoutSplitOff(everything);
  const links = factsIn(upTo, 'AgencyLinked') as readonly ReadFact<Linked>[];
  const accepted = new Set(links.map(([, { proposal }]) => proposal));
  const offered = factsIn(upTo, 'LinkProposed') as readonly ReadFact<CaseAsOf['invited'][number]>[];
  const proposals = offered.map(([, data]) => data);
  return {
    linked: new Set(
      links
        .filter(([entry, link]) => isSound([envelopeOf(entry), ...ledBy(link, upTo)], doubts))
        .map(([, { agency }]) => agency),
    ),
    invited: proposals.filter(({ proposal }) => !accepted.has(proposal) && isSound([proposal], doubts)),
    events: upTo.filter(({ kind }) => kind === 'payload'),
    requests: requestsAsOf(upTo).filter(({ request }) => isSound([request], doubts)),
    provisions: consentsAsOf(upTo, doubts),
    ...rightsAsOf(upTo, doubts),
    ...doubts,
  };
}

/** What an agency put into the case by a wrong link is no part of it from the split on; what narrows others stays. */
function withoutSplitOff(entries: readonly LogEntry[]): readonly LogEntry[] {
  const splits = factsIn(entries, 'AgencyUnlinked') as readonly ReadFact<{ readonly agency: string }>[];
  return entries.filter(
    (entry) =>
      !(entry.kind === 'payload' || WIDENING.includes(entry.type)) ||
      splits.every(([{ revision }, { agency }]) => entry.agency !== agency || entry.revision > revision),
  );
}

const WIDENING = [
  'AgencyLinked',
  'LinkProposed',
  'InformationRequested',
  'ConsentRequested',
  'ConsentGiven',
  'ConsentAmended',
  'ConsentReconfirmed',
  'ClerkDecided',
];

/** The messages of others that led to a link: the proposal, or whoever made the code. */
function ledBy({ agency, way, proposal }: Linked, entries: readonly LogEntry[]): readonly string[] {
  if (proposal !== undefined) return [proposal];
  const codes = (type: string) => factsIn(entries, type) as readonly ReadFact<Code>[];
  const redeemed = codes('LinkCodeRedeemed').filter(([, { by }]) => by === agency);
  const hashes = redeemed.map(([, { codeHash }]) => codeHash);
  const made = codes('LinkCodeMade').filter(([, { codeHash }]) => hashes.includes(codeHash));
  return way === 'code' ? made.map(([entry]) => envelopeOf(entry)) : [];
}

function isSound(envelopes: readonly string[], { doubted }: DoubtsAsOf): boolean {
  return envelopes.every((id) => !doubted.has(id));
}
