import type { ClaimIndex, Clock, LedgerShelf, LedgerWitness } from '#ports';
import type { Registry } from '#registry';
import { signingKeysAt } from '#registry';
import type { AdapterTraffic, HeardAt, Traffic } from './adapter-traffic.ts';

/** From here on waiting cases are not counted any more. */
const MOST_WAITING = 100;

/** How one agency's adapter stands, for whoever runs the hub: instants, sums and codes. */
export interface AdapterStanding {
  readonly network: string;
  readonly agency: string;
  /** Its names in the agreement in force; absent when it is no party of it. */
  readonly titles?: { readonly de: string; readonly en: string };
  /** When it last asked or handed in under its own signature; absent when it never did. */
  readonly seenAt?: string;
  /** Where; absent when that was before this process began. */
  readonly seenBy?: HeardAt;
  /** False when every signing key of it was revoked: nothing of it is heard. */
  readonly isHeard: boolean;
  /** Cases that may hold something which it has not fetched, {@link MOST_WAITING} at most. */
  readonly waiting: number;
  readonly isMoreWaiting: boolean;
  readonly accepted: number;
  readonly held: Readonly<Record<string, number>>;
  readonly refused: Readonly<Record<string, number>>;
}

/** What the look works with. */
export interface AdaptersLookParts {
  readonly registry: Pick<Registry, 'networks' | 'agencies' | 'agency' | 'agreementAt'>;
  readonly claims: Pick<ClaimIndex, 'openCases'>;
  readonly shelf: Pick<LedgerShelf, 'epochs' | 'witnesses'>;
  readonly traffic: AdapterTraffic;
  readonly clock: Clock;
}

/** How every adapter stands, in the order of networks and agencies. */
export async function lookAtAdapters(parts: AdaptersLookParts): Promise<readonly AdapterStanding[]> {
  const { registry, shelf } = parts;
  const origin = (await shelf.epochs()).at(-1)?.origin;
  const witnesses = origin === undefined ? [] : await shelf.witnesses(origin);
  const networks = await registry.networks();
  const found = await Promise.all(networks.map((network) => inNetwork(network, witnesses, parts)));
  return found.flat();
}

async function inNetwork(
  network: string,
  witnesses: readonly LedgerWitness[],
  parts: AdaptersLookParts,
): Promise<readonly AdapterStanding[]> {
  const at = parts.clock.now();
  const adopted = await parts.registry.agreementAt(network, at);
  const agencies = (await parts.registry.agencies(network)).toSorted();
  return Promise.all(
    agencies.map(async (agency): Promise<AdapterStanding> => {
      const titles = adopted?.agreement.parties.find((one) => one.agency === agency)?.titles;
      const heard = parts.traffic.of(network, agency);
      const known = witnesses.find((one) => one.network === network && one.agency === agency);
      const participant = await parts.registry.agency(network, agency);
      const { accepted, held, refused } = heard;
      return {
        network,
        agency,
        ...(titles && { titles: { de: titles.de, en: titles.en } }),
        ...lastSeen(heard, known?.at),
        isHeard: signingKeysAt(participant, at).length > 0,
        ...(await waitingFor(network, agency, heard, at, parts)),
        accepted,
        held,
        refused,
      };
    }),
  );
}

/** What an agency says as a witness is written down, so it is known also after the hub was started again. */
function lastSeen(
  { seenAt, seenBy }: Traffic,
  witnessedAt?: string,
): Pick<AdapterStanding, 'seenAt' | 'seenBy'> {
  if (seenAt !== undefined && seenBy !== undefined) return { seenAt, seenBy };
  return witnessedAt === undefined ? {} : { seenAt: witnessedAt };
}

/** An agency of which no claim was heard yet is taken to have what was sent to it. */
async function waitingFor(
  network: string,
  agency: string,
  { claimedAfter = Number.MAX_SAFE_INTEGER }: Traffic,
  at: string,
  { claims }: AdaptersLookParts,
): Promise<Pick<AdapterStanding, 'waiting' | 'isMoreWaiting'>> {
  const open = await claims.openCases(network, agency, claimedAfter, MOST_WAITING + 1, at);
  return { waiting: Math.min(open.length, MOST_WAITING), isMoreWaiting: open.length > MOST_WAITING };
}
