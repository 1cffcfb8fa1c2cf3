import type { Command } from '@nestjs/cqrs';
import {
  ConfirmDecision,
  ConfirmLift,
  DisputeEntry,
  ProposeDecision,
  ProposeLift,
  RequestRight,
  SettleDispute,
} from '#casefile';
import type { Receipt, SignedEnvelope } from '#catalogue';
import type { World } from '../spec/world.ts';
import { claim, timeline } from '../spec/answers.ts';
import { consent, idOf, sharedCase, signed } from '../spec/happenings.ts';
import { START, world } from '../spec/world.ts';

const handle = 'vhs-case-1-handle-000000';
const request = 'request-1';

/** Takes a step of the rights desk of vhs; each in an envelope of its own, of which this is the id. */
async function step(
  one: World,
  type: string,
  data: object,
  make: (envelope: SignedEnvelope) => Command<Receipt>,
) {
  const envelope = signed('vhs', `de.wegmarke.rights.${type}.v1`, `${type}-${one.clock.now()}`, data, {
    handle,
  });
  expect(await one.bus.execute(make(envelope))).toMatchObject({ outcome: 'accepted' });
  return envelope.envelope.id;
}

/** The person has the processing by vhs restricted. */
async function restrict(one: World): Promise<void> {
  const inForce = await one.inForce();
  const asked = { request, kind: 'restriction', receivedAt: START, identityCheck: 'known', staff: 'vhs-001' };
  const proposed = { request, decision: 'grant', staff: 'vhs-001' };
  await step(one, 'request', asked, (envelope) => new RequestRight(envelope, inForce));
  const proposal = await step(one, 'propose', proposed, (envelope) => new ProposeDecision(envelope, inForce));
  await step(
    one,
    'confirm',
    { request, proposal, staff: 'vhs-002' },
    (envelope) => new ConfirmDecision(envelope, inForce),
  );
}

/** What the jobcenter can claim, and read in its timeline, now. */
async function gets(one: World) {
  await one.quiet();
  const claimed = (await claim(one, 'jobcenter')).entries.map(({ id }) => id);
  const read = (await timeline(one, 'jobcenter')).entries.map(({ id }) => id);
  expect(read).toEqual(claimed);
  return claimed;
}

describe("what leaves under the person's rights", () => {
  let one: World;
  beforeEach(async () => {
    one = await world();
    await sharedCase(one);
    await consent(one);
  });
  afterEach(() => one.end());

  it('is nothing that is restricted, until the restriction is lifted', async () => {
    await restrict(one);
    expect(await gets(one)).toEqual([]);
    one.clock.set('2026-01-16T12:00:00.000Z');
    expect(await gets(one)).toEqual([]);
    const lift = { request, personToldAt: '2026-01-16T09:00:00.000Z', staff: 'vhs-001' };
    const inForce = await one.inForce();
    const proposal = await step(one, 'propose-lift', lift, (envelope) => new ProposeLift(envelope, inForce));
    one.clock.set('2026-01-16T12:00:00.500Z');
    expect(await gets(one)).toEqual([]);
    const second = { request, proposal, staff: 'vhs-002' };
    await step(one, 'confirm-lift', second, (envelope) => new ConfirmLift(envelope, inForce));
    one.clock.set('2026-01-16T12:00:01.000Z');
    expect(await gets(one)).toEqual([idOf('vhs', 'm1')]);
  });

  it('is what the person consents to after the restriction (Art. 18(2) GDPR)', async () => {
    await restrict(one);
    await consent(one, { validFrom: '2026-01-15T12:00:00.000Z' }, 'case-1', 'consent-2');
    expect(await gets(one)).toEqual([idOf('vhs', 'm1')]);
  });

  it('carries a note as long as the person disputes it (§ 84(2) SGB X)', async () => {
    const dispute = { dispute: 'd1', staff: 'vhs-001' };
    const disputing = { ...dispute, eventIds: [idOf('vhs', 'm1')] };
    await step(one, 'dispute-entry', disputing, (envelope) => new DisputeEntry(envelope));
    await one.quiet();
    expect((await timeline(one, 'jobcenter')).entries).toMatchObject([{ disputed: true }]);
    expect((await claim(one, 'jobcenter')).entries).toMatchObject([{ disputed: true }]);
    const settling = { ...dispute, outcome: 'stands-by' };
    await step(one, 'settle-dispute', settling, (envelope) => new SettleDispute(envelope));
    const [entry] = (await timeline(one, 'jobcenter')).entries;
    expect(entry).toBeDefined();
    expect(entry).not.toHaveProperty('disputed');
  });
});
