import type { Titles } from '#catalogue';
import type { LostTold, SteeringAct } from '#steering';
import { SteeringBooks } from '#steering';
import type { HubOnMemory } from '../../apps/hub/src/spec/hub-on-memory.ts';

/** Proposed by the jobcenter; Caritas says no, BAMF yes, after a no. */
export const PROPOSAL = 'vouchers-within-six-weeks';
/** Each says it a second after the one before, all of them fresh. */
const SECONDS_BEFORE = 10;

/** What an agency signs, but for where and when. */
type Said = SteeringAct extends infer Act
  ? Act extends SteeringAct
    ? Omit<Act, 'network' | 'agency' | 'proposal' | 'at'>
    : never
  : never;

/**
 * Parties propose another agreement and decide on it, each with its own key, at the hub's doors. Gives the finding from which they
 * start, the first one that is published, and what its step is called.
 */
export async function letPartiesDecide(
  hub: HubOnMemory,
  now: number,
): Promise<LostTold & { readonly titles: Titles }> {
  const { network } = hub;
  const { longest: [told] = [], steps } = (await hub.app.get(SteeringBooks).published(network)).at(-1) ?? {};
  const titles = steps?.find(({ id }) => id === told?.step)?.titles;
  if (told === undefined || titles === undefined) throw new Error('no finding was published');
  const { step, quarter, sentence } = told;
  let next = now - SECONDS_BEFORE * 1000;
  const say = async (agency: string, end: string, said: Said): Promise<void> => {
    const at = new Date((next += 1000)).toISOString();
    const answer = await hub.app.inject({
      method: 'POST',
      url: `/v1/networks/${network}/steering/proposals${end}`,
      headers: { 'content-type': 'application/jose' },
      payload: hub.agencyOf(agency).sealer.sign({ network, agency, proposal: PROPOSAL, at, ...said }),
    });
    if (answer.statusCode !== 200) throw new Error(`${agency}: ${answer.body}`);
  };
  const decide = (agency: string, decision: 'yes' | 'no', reason: string) =>
    say(agency, `/${PROPOSAL}/decisions`, { act: 'decide', decision, reason });
  await say('jobcenter', '', {
    act: 'propose',
    finding: { table: `${step} ${quarter}`, step, quarter, sentence },
    nextHash: 'h'.repeat(43),
    changes: [{ section: 'steering', kind: 'changed', name: 'to-voucher' }],
    whatIf: [{ table: 'voucher', cases: 40, casesChanged: 3 }],
  });
  await decide('caritas', 'no', 'Die Beratung hat keinen zweiten Raum.');
  await decide('bamf', 'no', 'Das Fachverfahren ist noch nicht so weit.');
  await decide('bamf', 'yes', 'Das Fachverfahren kann es jetzt.');
  return { ...told, titles };
}
