import type { StoredEvent } from '#ports';
import { MemoryAccessLog, MemoryViewRebuilds } from '#ports/memory';
import { claim } from '../spec/answers.ts';
import { consent, idOf, record, sharedCase, withdraw } from '../spec/happenings.ts';
import { NETWORK, START, world } from '../spec/world.ts';
import type { World } from '../spec/world.ts';
import { PlainVault } from '../spec/plain-crypto.ts';
import { rebuildView } from './rebuild-view.ts';

/** A vault in which one event is poison: what it opens to is no fact. */
class PoisonedVault extends PlainVault {
  poison: string | undefined;

  override async openFact(event: StoredEvent): Promise<unknown> {
    return event.type === this.poison && event.stream.endsWith(this.case) ? undefined : super.openFact(event);
  }

  case = '';
}

const partsOf = (one: World) => {
  const views = { claims: one.index, evidence: one.evidenceIndex, recalls: one.openRecalls };
  const live = { ...views, access: new MemoryAccessLog(), parking: one.parking };
  return { ...one, rebuilds: new MemoryViewRebuilds(live) };
};

const openFor = (one: World, agency: string) => one.index.openCases(NETWORK, agency, 0, 10, START);
const evidenceFor = (one: World, agency: string, after = 0) =>
  one.evidenceIndex.changes(NETWORK, agency, after, 100);

describe('a rebuild', () => {
  let one: World;
  let vault: PoisonedVault;
  beforeEach(async () => {
    vault = new PoisonedVault();
    one = await world({ vault });
  });
  afterEach(() => one.end());

  it('of changed evidence finds what the view in use has, and rings at nobody', async () => {
    await sharedCase(one);
    await consent(one);
    await withdraw(one);
    await one.quiet();
    const before = { vhs: await evidenceFor(one, 'vhs'), jobcenter: await evidenceFor(one, 'jobcenter') };
    expect(before.vhs).toHaveLength(1);
    one.rung.length = 0;
    const steps: number[] = [];
    const rebuilt = await rebuildView('evidence', partsOf(one), {
      onProgress: ({ position }) => steps.push(position),
    });
    expect(rebuilt).toMatchObject({ view: 'evidence', position: await one.store.head(), parked: 0 });
    expect(steps.at(-1)).toBe(rebuilt.position);
    expect({ vhs: await evidenceFor(one, 'vhs'), jobcenter: await evidenceFor(one, 'jobcenter') }).toEqual(
      before,
    );
    expect(one.rung).toEqual([]);
  });

  it('of open claims sends nothing, and what was delivered is not offered again', async () => {
    await sharedCase(one, ['m1', 'm2']);
    await consent(one);
    await one.quiet();
    const first = await claim(one, 'jobcenter');
    expect(first.entries.map(({ id }) => id)).toEqual([idOf('vhs', 'm1'), idOf('vhs', 'm2')]);
    await one.quiet();
    const logged = await one.store.head();
    one.rung.length = 0;
    await rebuildView('claims', partsOf(one));
    expect({ head: await one.store.head(), rung: one.rung }).toEqual({ head: logged, rung: [] });
    expect((await claim(one, 'jobcenter', first.next)).entries).toEqual([]);
    await record(one, ['m3']);
    await one.quiet();
    expect((await claim(one, 'jobcenter', first.next)).entries.map(({ id }) => id)).toEqual([
      idOf('vhs', 'm3'),
    ]);
  });

  it('does away with what was wrong in the view in use', async () => {
    await sharedCase(one);
    await one.quiet();
    const open = { kind: 'reachable', network: NETWORK, caseId: 'no case', agency: 'bamf' } as const;
    await one.index.amend([open]);
    expect(await openFor(one, 'bamf')).toHaveLength(1);
    await rebuildView('claims', partsOf(one));
    expect(await openFor(one, 'bamf')).toEqual([]);
    expect(await openFor(one, 'jobcenter')).toHaveLength(1);
  });

  it('parks what cannot be applied, as following does', async () => {
    await sharedCase(one);
    await one.quiet();
    vault.poison = 'AgencyLinked';
    expect(await rebuildView('claims', partsOf(one))).toMatchObject({ parked: 1 });
    vault.poison = undefined;
    await one.parking.askRetry('claims');
    while ((await one.parking.parked('claims')).length > 0) await new Promise((done) => setTimeout(done, 10));
    expect(await openFor(one, 'jobcenter')).toHaveLength(1);
  });

  it('ends when it is told to, and leaves the view in use as it is', async () => {
    await sharedCase(one);
    await one.quiet();
    const stopped = rebuildView('claims', partsOf(one), { signal: AbortSignal.abort(new Error('enough')) });
    await expect(stopped).rejects.toThrow('enough');
    expect(await openFor(one, 'jobcenter')).toHaveLength(1);
  });
});

describe('a case with a fact that cannot be read', () => {
  let one: World;
  let vault: PoisonedVault;
  beforeEach(async () => {
    vault = new PoisonedVault();
    one = await world({ vault });
  });
  afterEach(() => one.end());

  it('keeps no other case from its recipients, and is told in whole when it is released', async () => {
    await sharedCase(one, ['m1'], 'case-1');
    await sharedCase(one, ['n1'], 'case-2');
    await consent(one, {}, 'case-2');
    await one.quiet();
    const [first] = await openFor(one, 'jobcenter');
    vault.case = first?.caseId ?? 'none';
    vault.poison = 'ConsentGiven';
    await consent(one, {}, 'case-1', 'consent-2').catch(() => undefined);
    await one.quiet();
    expect(await one.parking.parked('evidence')).toMatchObject([{ reason: 'TypeError' }]);
    expect(one.faults).toHaveLength(1);
    const reply = await claim(one, 'jobcenter');
    expect(reply.entries.map(({ id }) => id)).toEqual([idOf('vhs', 'n1')]);
    const cursor = (await evidenceFor(one, 'vhs')).at(-1)?.revision ?? 0;
    one.rung.length = 0;
    vault.poison = undefined;
    await one.parking.askRetry('evidence');
    while ((await one.parking.parked('evidence')).length > 0)
      await new Promise((done) => setTimeout(done, 10));
    expect((await evidenceFor(one, 'vhs', cursor)).map(({ caseId }) => caseId)).toEqual([vault.case]);
    expect([...new Set(one.rung)].toSorted()).toEqual(['jobcenter', 'vhs']);
    await one.quiet();
    const later = await claim(one, 'jobcenter', reply.next);
    expect(later.entries.map(({ id }) => id)).toEqual([idOf('vhs', 'm1')]);
  });
});
