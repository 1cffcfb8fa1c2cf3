import { revokeKey } from '#registry';
import { EmbeddedTimelines } from '../embed/embedded-timelines.ts';
import { OfficerDoor } from '../officer/officer-door.ts';
import type { World } from '../spec/world.ts';
import { catching } from '../spec/answers.ts';
import { consent, handleOf, sharedCase } from '../spec/happenings.ts';
import { NETWORK, world } from '../spec/world.ts';

const AGENCY = 'jobcenter';
const NOTED = ['Released', 'ReleaseAbandoned', 'AccessRefused'];

type Channel = ReturnType<typeof catching>['channel'];

/** Every door at which an agency is answered something of cases. */
const doors: Readonly<Record<string, (one: World, handle: string, channel: Channel) => Promise<unknown>>> = {
  claim: (one, _handle, channel) => one.claims.answer({ kind: 'claim', ...asking(one), max: 100 }, channel),
  evidence: (one, _handle, channel) =>
    one.feed.answer({ kind: 'evidence', ...asking(one), max: 100 } as never, channel),
  timeline: (one, handle, channel) =>
    one.timelines.read(
      { door: 'timeline', network: NETWORK, agency: AGENCY, actor: 'staff-1', handle },
      channel,
    ),
  export: (one, handle, channel) =>
    one.timelines.read(
      { door: 'export', network: NETWORK, agency: AGENCY, actor: 'staff-1', handle },
      channel,
    ),
  embed: (one, handle, channel) =>
    new EmbeddedTimelines({
      ...one,
      refused: { note: async () => Promise.reject(new Error('noted')) },
      wait: async () => undefined,
    }).read({ network: NETWORK, agency: AGENCY, actor: 'staff-1', handle }, channel),
  officer: async (one, _handle, channel) => {
    const sealingKey = async () => (await one.registry.agency(NETWORK, AGENCY))?.keys.sealing;
    const door = new OfficerDoor({ ...one, keys: { sealingKey }, wait: async () => undefined });
    const work = () => Promise.reject(new Error('the record was looked at'));
    const answer = await door.answer({ network: NETWORK, agency: AGENCY } as never, work);
    await channel.send(Buffer.from(answer));
  },
};

/** Where a browser or a program waits for an answer that says why; at the broker nobody is answered. */
const TOLD = ['timeline', 'export', 'embed', 'officer'];

function asking({ clock }: World) {
  return { network: NETWORK, agency: AGENCY, after: 0, at: clock.now() };
}

describe('an agency whose sealing key was revoked', () => {
  let one: World;
  beforeEach(async () => {
    one = await world();
    await sharedCase(one);
    await consent(one);
    await one.quiet();
    const kid = (await one.registry.agency(NETWORK, AGENCY))?.keys.sealing?.kid ?? '';
    const order = { agency: AGENCY, kid, revocation: 'r-1', ground: 'retired', by: 'operator' } as const;
    expect(await one.registry.record(NETWORK, (state, at) => revokeKey(order, state, at))).toBeUndefined();
  });
  afterEach(() => one.end());

  it.each(Object.keys(doors))('gets nothing, and nothing is entered, at the door: %s', async (name) => {
    const caught = catching(one);
    const before = await one.store.head();
    const codes: unknown[] = [];
    for (const handle of [handleOf(AGENCY), handleOf(AGENCY, 'nowhere'), handleOf('vhs')])
      await doors[name]?.(one, handle, caught.channel).catch((error: { code?: string }) =>
        codes.push(error.code),
      );
    // The same for every case, before any is looked at (C5).
    expect(codes).toEqual(TOLD.includes(name) ? Array.from({ length: 3 }, () => 'SEALING_KEY_MISSING') : []);
    expect(caught.sent).toEqual([]);
    expect(await one.store.readAll(before, { max: 100, filter: { types: NOTED } })).toEqual([]);
  });
});
