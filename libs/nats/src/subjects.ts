/** The six subjects by which an agency and the hub talk; `<kind>.<network>.<agency>`. */
export const SUBJECT_KINDS = ['intake', 'receipts', 'bell', 'claim', 'evidence', 'ledger'] as const;

/** One of the six subjects. */
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** The subjects on which an agency asks and the hub answers. */
export type RequestKind = 'claim' | 'evidence' | 'ledger';

/** Which agency of which network. */
export interface AgencyAddress {
  readonly network: string;
  readonly agency: string;
}

/** Small letters, digits and `-`: nothing that a subject, a stream name or the configuration would take for more than a name. */
const NAME = /^[a-z0-9][a-z0-9-]{0,31}$/;

/** The subject of one agency; throws a RangeError when a name could reach another's. */
export function subjectOf(kind: SubjectKind, address: AgencyAddress): string {
  return `${kind}.${checkedNames(address).join('.')}`;
}

/** The agency of a subject, or undefined when it is none of ours. On the hub's side the account has fixed it: nobody else can publish there. */
export function addressOf(subject: string): AgencyAddress | undefined {
  const [, network, agency, ...rest] = subject.split('.');
  if (!network || !agency || rest.length > 0) return undefined;
  return NAME.test(network) && NAME.test(agency) ? { network, agency } : undefined;
}

/** A name made of the agency's that is its own in the whole broker (accounts, streams). */
export function ownName(prefix: string, address: AgencyAddress): string {
  return [prefix, ...checkedNames(address)].join('_');
}

function checkedNames({ network, agency }: AgencyAddress): readonly [string, string] {
  for (const name of [network, agency]) {
    if (!NAME.test(name))
      throw new RangeError('network and agency are named with small letters, digits and "-"');
  }
  return [network, agency];
}
