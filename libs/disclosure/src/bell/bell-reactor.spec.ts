import { claim } from '../spec/answers.ts';
import { consent, handleOf, record, sharedCase, withdraw } from '../spec/happenings.ts';
import { NETWORK, world } from '../spec/world.ts';
import type { World } from '../spec/world.ts';
import type { EvidenceReply } from '#catalogue';

async function rungBy(one: World, work: () => Promise<unknown>): Promise<readonly string[]> {
  await one.quiet();
  one.rung.length = 0;
  await work();
  await one.quiet();
  return [...new Set(one.rung)].toSorted();
}

async function evidence(one: World, agency: string, after = 0): Promise<EvidenceReply> {
  await one.quiet();
  let reply: EvidenceReply | undefined;
  const send = (bytes: Uint8Array) => {
    reply = JSON.parse(
      Buffer.from(one.sealer.open(Buffer.from(bytes).toString())).toString(),
    ) as EvidenceReply;
  };
  await one.feed.answer(
    { kind: 'evidence', network: NETWORK, agency, after, max: 10, at: one.clock.now() },
    { send },
  );
  if (reply === undefined) throw new Error('no answer');
  return reply;
}

describe('the bell', () => {
  let one: World;
  beforeEach(async () => (one = await world()));
  afterEach(async () => {
    expect(one.faults).toEqual([]);
    await one.end();
  });

  it('rings where something may be claimed, and where the evidence became another', async () => {
    await sharedCase(one);
    expect(await rungBy(one, () => consent(one))).toEqual(['jobcenter', 'vhs']);
  });

  it('stays still where a change may not be seen', async () => {
    await sharedCase(one);
    expect(await rungBy(one, () => record(one, ['m2']))).toEqual([]);
  });

  it('stays still for a hidden change also while something else waits to be claimed', async () => {
    await sharedCase(one);
    await consent(one, { dataFrom: '2026-01-01T00:00:00.000Z' });
    expect(await rungBy(one, () => record(one, ['m2'], 'case-1', '2025-12-31T00:00:00.000Z'))).toEqual([]);
    expect(await rungBy(one, () => record(one, ['m3']))).toEqual(['jobcenter']);
  });

  it('rings for a withdrawal where the evidence changed, not where something is gone', async () => {
    await sharedCase(one);
    await consent(one);
    expect(await rungBy(one, () => withdraw(one))).toEqual(['vhs']);
  });

  it('rings where a new consent lets be seen again what was sent before, and nothing waits to be claimed', async () => {
    await sharedCase(one);
    await consent(one);
    await claim(one, 'jobcenter');
    await withdraw(one);
    expect(await rungBy(one, () => consent(one, {}, 'case-1', 'consent-2'))).toEqual(['jobcenter', 'vhs']);
    await withdraw(one, 'case-1', 'consent-2');
    expect(await rungBy(one, () => consent(one, { depth: 'fact' }, 'case-1', 'consent-3'))).toEqual([
      'jobcenter',
      'vhs',
    ]);
    expect(await rungBy(one, () => consent(one, { depth: 'detail' }, 'case-1', 'consent-4'))).toEqual([
      'jobcenter',
      'vhs',
    ]);
  });

  it('stays still for a consent that shows an agency nothing more than it sees already, or nothing at all', async () => {
    await sharedCase(one);
    await consent(one);
    await claim(one, 'jobcenter');
    expect(await rungBy(one, () => consent(one, {}, 'case-1', 'consent-2'))).toEqual(['vhs']);
    await withdraw(one);
    await withdraw(one, 'case-1', 'consent-2');
    const later = { dataFrom: '2026-01-12T00:00:00.000Z' };
    expect(await rungBy(one, () => consent(one, later, 'case-1', 'consent-3'))).toEqual(['vhs']);
  });

  it('rings no more for what was sent', async () => {
    await sharedCase(one);
    await consent(one);
    await one.quiet();
    expect(await rungBy(one, () => claim(one, 'jobcenter'))).toEqual([]);
  });
});

describe('the evidence of an agency', () => {
  let one: World;
  beforeEach(async () => (one = await world()));
  afterEach(() => one.end());

  it('tells its own link and its own provisions, and moves on only when they change', async () => {
    await sharedCase(one);
    await consent(one);
    const first = await evidence(one, 'vhs');
    expect(first.cases).toEqual([
      expect.objectContaining({
        handle: handleOf('vhs'),
        linked: true,
        provisions: [expect.objectContaining({ source: 'vhs' })],
      }),
    ]);
    await record(one, ['m2']);
    expect(await evidence(one, 'vhs', first.next)).toMatchObject({
      cases: [],
      next: first.next,
      more: false,
    });
    await withdraw(one);
    const second = await evidence(one, 'vhs', first.next);
    expect(second.cases[0]?.provisions[0]).toHaveProperty('withdrawnAt');
    expect(second.next).toBeGreaterThan(first.next);
  });

  it("holds nothing of another agency's consents", async () => {
    await sharedCase(one);
    const before = await evidence(one, 'jobcenter');
    await consent(one);
    expect(await evidence(one, 'jobcenter', before.next)).toMatchObject({ cases: [], next: before.next });
  });
});
