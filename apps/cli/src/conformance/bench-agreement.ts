import type { Agreement } from '#agreement';
import { parseAgreement } from '#agreement';
import { SAMPLE_AGREEMENT } from '../fixtures/sample-agreement.ts';

/** Whose place in the sample agreement the adapter under test takes: it may report the course, by law and by consent. */
const PART = 'vhs';

/** The neighbour whose events it gets. */
export const NEIGHBOUR = 'bamf';

/** What the adapter under test may report by law, under consent only, and until the agreement changes. */
export const TYPES = {
  byLaw: 'de.wegmarke.language.registered.v1',
  byConsent: 'de.wegmarke.language.voluntary-offer-joined.v1',
  untilChanged: 'de.wegmarke.language.interrupted.v1',
} as const;

/** How a party of the sample is called where the agency under test has taken the name of one of them. */
export function partOf(party: string, agency: string): string {
  if (party === agency) return PART;
  return party === PART ? agency : party;
}

/** The agreement of the kit: the sample one, in which the agency under test has the part of the course provider. */
export function benchAgreement(network: string, agency: string): Agreement {
  return read(asText(network, agency));
}

/** The next one: version 2, under which interruptions are no longer reported. */
export function changedAgreement(network: string, agency: string): Agreement {
  const short = TYPES.untilChanged.slice('de.wegmarke.'.length, -'.v1'.length);
  const written = JSON.parse(asText(network, agency)) as Written;
  const without = (types: readonly string[] = []): readonly string[] => types.filter((one) => one !== short);
  return read(
    JSON.stringify({
      ...written,
      agreement: { ...written.agreement, version: 2 },
      parties: written.parties.map((party) => ({ ...party, publishes: without(party.publishes) })),
      matrix: written.matrix.map((row) => ({ ...row, types: without(row.types) })),
    }),
  );
}

interface Written {
  readonly agreement: object;
  readonly parties: readonly { readonly publishes?: readonly string[] }[];
  readonly matrix: readonly { readonly types: readonly string[] }[];
}

function asText(network: string, agency: string): string {
  const written = JSON.parse(SAMPLE_AGREEMENT, (_key, value: unknown) =>
    typeof value === 'string' ? partOf(value, agency) : value,
  ) as Written;
  return JSON.stringify({ ...written, agreement: { ...written.agreement, network } });
}

function read(text: string): Agreement {
  const agreement = parseAgreement(text);
  if ('parties' in agreement) return agreement;
  throw new Error(`the agreement of the kit has faults: ${JSON.stringify(agreement)}`);
}
