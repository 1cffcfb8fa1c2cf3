import type { LogEntry } from '../checker/log-entry.ts';
import { releaseOf } from '../checker/release.ts';
import type { Arrival } from './stage.ts';

/** What agencies of one network were shown, as it arrived. */
export interface ArrivalsIn {
  readonly network: string;
  readonly arrivals: readonly Arrival[];
}

/**
 * What crossed from one network of a hub into another: read off the log and what arrived alone, with no rule of the product's.
 * An agency's id says nothing by itself: the same body may take part in several networks, and is another recipient in each.
 */
export function acrossNetworks(log: readonly LogEntry[], shown: readonly ArrivalsIn[]): readonly string[] {
  const homes = new Map(log.filter(({ kind }) => kind === 'payload').map(({ id, network }) => [id, network]));
  const registered = registeredIn(log);
  const strayed = (id: string, network: string) => homes.get(id) !== network;
  const released = log.flatMap((entry) => {
    const decisions = releaseOf(entry)?.decisions ?? [];
    return decisions.flatMap(({ ask, eventIds, agreementHash }) => [
      ...eventIds.filter((id) => strayed(id, entry.network)).map((id) => `${id} is not of ${entry.network}`),
      ...(ask.network === entry.network ? [] : [`asked in ${ask.network}, entered in ${entry.network}`]),
      ...(registered.agencies.has(`${entry.network}|${ask.recipient}`)
        ? []
        : [`${ask.recipient} is no agency of ${entry.network}`]),
      ...(registered.agreements.has(`${entry.network}|${agreementHash}`)
        ? []
        : [`${agreementHash} is no agreement of ${entry.network}`]),
    ]);
  });
  const arrived = shown.flatMap(({ network, arrivals }) =>
    arrivals
      .filter(({ id }) => strayed(id, network))
      .map(({ agency, id }) => `${network}/${agency} got ${id}`),
  );
  return [...released, ...arrived];
}

/** Who takes part in which network, and what was agreed there. */
function registeredIn(log: readonly LogEntry[]) {
  const agencies = new Set<string>();
  const agreements = new Set<string>();
  for (const { network, type, content } of log) {
    const { agency, hash } = (content?.data ?? {}) as { readonly agency?: string; readonly hash?: string };
    if (type === 'AgencyRegistered') agencies.add(`${network}|${agency}`);
    if (type === 'AgreementAdopted') agreements.add(`${network}|${hash}`);
  }
  return { agencies, agreements };
}
