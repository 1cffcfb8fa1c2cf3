import type { ClaimReply, TimelineReply } from '#catalogue';
import type { ReaderChannel } from '../timeline/timelines.ts';
import { handleOf } from './happenings.ts';
import type { World } from './world.ts';
import { NETWORK } from './world.ts';

/** Claims and opens the answer. */
export async function claim(one: World, agency: string, after = 0, max = 100): Promise<ClaimReply> {
  const caught = catching(one);
  await one.claims.answer(
    { kind: 'claim', network: NETWORK, agency, after, max, at: one.clock.now() },
    caught.channel,
  );
  return caught.only() as ClaimReply;
}

/** Reads a timeline and opens the answer. */
export async function timeline(
  one: World,
  agency: string,
  change: { door?: 'export'; handle?: string; purpose?: string } = {},
): Promise<TimelineReply> {
  const caught = catching(one);
  const ask = {
    door: 'timeline',
    network: NETWORK,
    agency,
    actor: 'staff-1',
    handle: handleOf(agency),
    ...change,
  } as const;
  await one.timelines.read(ask, caught.channel);
  return caught.only() as TimelineReply;
}

/** A channel that keeps what was sent. */
export function catching({ sealer }: Pick<World, 'sealer'>) {
  const sent: Uint8Array[] = [];
  const channel: ReaderChannel = { isOpen: () => true, send: (bytes) => void sent.push(bytes) };
  const opened = (bytes: Uint8Array): unknown =>
    JSON.parse(Buffer.from(sealer.open(Buffer.from(bytes).toString('utf8'))).toString('utf8'));
  return {
    channel,
    sent,
    only(): unknown {
      expect(sent).toHaveLength(1);
      return opened(sent[0] ?? new Uint8Array());
    },
  };
}
