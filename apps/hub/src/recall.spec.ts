import { setTimeout as pause } from 'node:timers/promises';
import { EventStore } from '#ports';
import { CaseFiles } from '#casefile';
import { MemoryTombstones } from '#ports/memory';
import { openBacking } from './life/backing.ts';
import type { HubOnMemory } from './spec/hub-on-memory.ts';
import { handleOf, hubOnMemory, NETWORK, OPEN, VOUCHER, voucher } from './spec/hub-on-memory.ts';

const COUNTY = 'kreis-steinfurt';

/** Waits until something is found. */
async function found<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + 20_000; Date.now() < end;) {
    const one = await look();
    if (one !== undefined) return one;
    await pause(10);
  }
  throw new Error('it never came to that');
}

/** jobcenter and vhs share a case, and staff of vhs have looked at a voucher of the jobcenter. */
async function lookedAt(hub: HubOnMemory): Promise<string> {
  const [jobcenter, vhs] = [hub.agencyOf('jobcenter'), hub.agencyOf('vhs')];
  const codeHash = Buffer.alloc(32, 7).toString('base64url');
  const validUntil = new Date(Date.now() + 86_400_000).toISOString();
  const shown = jobcenter.says({ type: VOUCHER, data: voucher });
  const receipts = [
    ...(await hub.tell(
      'jobcenter',
      jobcenter.says({ type: OPEN }),
      jobcenter.says({ type: 'de.wegmarke.case.make-link-code.v1', data: { codeHash, validUntil } }),
      shown,
    )),
    ...(await hub.tell(
      'vhs',
      vhs.says({ type: 'de.wegmarke.case.redeem-link-code.v1', data: { codeHash } }),
    )),
  ];
  expect(receipts.map(({ outcome, code }) => code ?? outcome)).toEqual(Array(4).fill('accepted'));
  const timeline = hub.opened('vhs', (await hub.readTimeline('vhs')).body);
  expect(timeline).toMatchObject({ entries: [{ id: shown.envelope.id }] });
  return shown.envelope.id;
}

/** The jobcenter's rights desk grants the erasure of its part, with four eyes. */
async function erasureGranted(hub: HubOnMemory): Promise<void> {
  const jobcenter = hub.agencyOf('jobcenter');
  const right = (name: string, data: object) =>
    jobcenter.says({
      type: `de.wegmarke.rights.${name}.v1`,
      kind: 'command',
      data: { request: 'request-of-a-person-01', ...data },
    });
  const receivedAt = new Date().toISOString();
  const proposing = right('propose', { decision: 'grant', staff: 'jobcenter-007' });
  const receipts = await hub.tell(
    'jobcenter',
    right('request', { kind: 'erasure', receivedAt, identityCheck: 'document', staff: 'jobcenter-003' }),
    proposing,
    right('confirm', { proposal: proposing.envelope.id, staff: 'jobcenter-012' }),
  );
  expect(receipts.map(({ outcome, code }) => code ?? outcome)).toEqual(Array(3).fill('accepted'));
}

describe('an erasure that a rights desk granted', () => {
  it('is executed, called back from whoever saw it, answered, and leaves no name of the case behind', async () => {
    const backing = await openBacking('memory', () => undefined);
    const tombstones = new MemoryTombstones();
    const hub = await hubOnMemory({ tombstones }, { ...backing, close: () => backing.close() });
    const event = await lookedAt(hub);
    await erasureGranted(hub);

    const waiting = await found(async () => (await backing.recalls.of(NETWORK, 'vhs', 10)).at(0));
    expect(waiting).toMatchObject({
      sender: 'jobcenter',
      recipient: 'vhs',
      kind: 'erase',
      events: 1,
      open: 1,
    });
    const { recalls } = hub.app.get(CaseFiles);
    expect(await recalls.notice(NETWORK, waiting.recall)).toMatchObject({
      handle: handleOf('vhs'),
      eventIds: [event],
    });
    await found(async () => (await tombstones.all()).find(({ controller }) => controller === COUNTY));

    const vhs = hub.agencyOf('vhs');
    const { recall } = waiting;
    const data = { recall, parts: [{ eventIds: [event], outcome: 'erased', automatic: true }] };
    const type = 'de.wegmarke.recall.answer.v1';
    const [receipt] = await hub.tell('vhs', vhs.says({ type, kind: 'command', data, handle: recall }));
    expect(receipt).toMatchObject({ outcome: 'accepted' });
    const closed = await found(async () => {
      const [one] = await backing.recalls.forOfficer(NETWORK, ['jobcenter'], { open: false, max: 10 });
      return one;
    });
    expect(closed).toMatchObject({ recall, open: 0, outcomes: { erased: 1 } });

    const stored = await hub.app
      .get(EventStore)
      .readAll(0, { max: 1_000, filter: { streamPrefix: 'recall-' } });
    const opening = stored.find((one) => one.type === 'RecallOpened')!;
    await found(async () => ((await backing.shelf.get([opening.sealed.kid])).size === 0 ? true : undefined));
    expect(JSON.stringify(stored)).not.toContain(handleOf('vhs'));
    expect(hub.lines.join('')).not.toContain(recall);
    await hub.app.close();
  });
});
