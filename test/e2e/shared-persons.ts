import type { TimelineReply } from '#catalogue';
import { callDesk } from '../../deploy/local/demonstration/desks.mjs';
import { until } from '../../deploy/local/services/until.mjs';
import { command } from '../faults/by-hand.ts';
import type { SampleAgency } from '../network/sample-agencies.ts';
import type { SampleNetwork } from '../network/start-sample-network.ts';
import type { AgencyByHand } from './agency-by-hand.ts';

/** Opens a person's case at the desk of the VHS and links the others by codes; all keep it under the same number. */
export async function sharePerson(
  network: SampleNetwork,
  reference: string,
  others: readonly SampleAgency[],
): Promise<void> {
  const host = network.agency('vhs');
  await callDesk(host, 'POST', '/desk/cases', { reference });
  await until(`the case ${reference}`, async () => {
    const { cases } = (await callDesk(host, 'GET', '/desk/cases')) as {
      cases: { reference: string; linked: boolean }[];
    };
    return cases.some((one) => one.reference === reference && one.linked) || undefined;
  });
  for (const other of others) {
    const { code } = await callDesk(host, 'POST', `/desk/cases/${reference}/link-codes`, {});
    const { state } = await callDesk(network.agency(other), 'POST', '/desk/link-codes/redeem', {
      code,
      reference,
    });
    if (state !== 'linked') throw new Error(`${other} was not linked to ${reference}.`);
  }
}

/** A step of a rights desk about one of its persons, e.g. `rights.propose`. */
export function rightsStep(agency: AgencyByHand, reference: string, step: string, data: object) {
  return command(agency, agency.handle(reference), `rights.${step}`, data as Record<string, unknown>);
}

/** Types and authors of what a member of staff sees of a person, at either door; own entries left out. */
export async function seenBy(
  reader: AgencyByHand,
  reference: string,
  door: 'timeline' | 'export' = 'timeline',
): Promise<readonly string[]> {
  const answer = await reader.read(reader.handle(reference), { door });
  const { entries } = reader.opened(answer) as TimelineReply;
  return entries.filter(({ agency }) => agency !== reader.name).map(({ id }) => id);
}
