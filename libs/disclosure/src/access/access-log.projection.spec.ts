import type { StoredEvent } from '#ports';
import { MemoryAccessLog, MemoryViewRebuilds } from '#ports/memory';
import { rebuildView } from '../rebuild/rebuild-view.ts';
import { officers } from '../spec/officer-world.ts';
import { claim, timeline } from '../spec/answers.ts';
import { consent, sharedCase } from '../spec/happenings.ts';
import { NETWORK, START, world } from '../spec/world.ts';
import { accessChanges } from './access-log.projection.ts';

const kept = { period: 'P6M', start: 'recorded' } as const;

function stored(type: string, stream = 'case-rheine-case-1'): StoredEvent {
  return {
    id: 'id-1',
    type,
    version: 1,
    network: NETWORK,
    agency: 'vhs',
    theme: 'disclosure',
    category: 'disclosure',
    happenedAt: START,
    recordedAt: START,
    commitment: 'c',
    signature: 's',
    sealed: { kid: 'k', iv: 'i', ct: 'c', tag: 't' },
    position: 7,
    stream,
    revision: 3,
  };
}

describe('the access log', () => {
  it.each<[string, unknown, object]>([
    ['CaseErased', undefined, { kind: 'erased', network: NETWORK, caseId: 'case-1' }],
    [
      'ControllerErased',
      { agencies: ['abh'] },
      { kind: 'erased', network: NETWORK, caseId: 'case-1', agencies: ['abh'] },
    ],
    [
      'ReleaseAbandoned',
      { release: 'release-1' },
      { kind: 'abandoned', network: NETWORK, caseId: 'case-1', release: 'release-1' },
    ],
  ])('hears of %s', (type, data, change) => {
    expect(accessChanges({ event: stored(type), data, kept })).toEqual([change]);
  });

  it('forgets what ran out when the clock destroyed the keys', () => {
    const event = stored('RetentionRun', 'retention-rheine');
    expect(accessChanges({ event, data: undefined, kept })).toEqual([
      { kind: 'expired', network: NETWORK, at: START },
    ]);
  });

  it('knows refused messages by their code, for as long as retrievals', () => {
    const event = stored('MessageRefused', 'refusals-rheine-vhs-202601');
    expect(accessChanges({ event, data: { id: 'any', code: 'SIGNATURE_INVALID' }, kept })).toMatchObject([
      {
        kind: 'entered',
        entry: {
          decision: 'deny',
          door: 'intake',
          recipient: 'vhs',
          code: 'SIGNATURE_INVALID',
          eventIds: [],
        },
      },
    ]);
    const [change] = accessChanges({ event, data: { id: 'any', code: 'x' }, kept });
    expect(change).toMatchObject({ entry: { expiresAt: '2026-07-15T12:00:00.000Z' } });
  });

  it('passes over what has become unreadable', () => {
    for (const type of ['Released', 'ReleaseAbandoned', 'ControllerErased', 'AccessRefused'])
      expect(accessChanges({ event: stored(type), data: undefined, kept })).toEqual([]);
  });

  it('is the same when it is built anew from the record', async () => {
    const one = await world();
    const office = officers(one);
    await sharedCase(one, ['m1', 'm2']);
    await consent(one);
    await timeline(one, 'jobcenter');
    await timeline(one, 'jobcenter', { purpose: 'case-management' });
    await claim(one, 'jobcenter');
    const [release] = await one.store.readAll(0, { max: 1, filter: { types: ['Released'] } });
    const caseId = release?.stream.slice(`case-${NETWORK}-`.length) ?? '';
    await one.files.abandonRelease(NETWORK, caseId, release?.id ?? '');
    const query = { network: NETWORK, scope: ['vhs', 'jobcenter'], now: START, filters: {}, max: 100 };
    await office.all('vhs', { of: 'search' });
    const before = await office.access.search(query);
    expect(before.map(({ decision, abandoned }) => [decision, abandoned])).toEqual([
      ['permit', false],
      ['permit', false],
      ['deny', false],
      ['permit', true],
      ['permit', true],
    ]);
    const access = new MemoryAccessLog();
    const live = { claims: one.index, evidence: one.evidenceIndex, recalls: one.openRecalls, access };
    const rebuilds = new MemoryViewRebuilds({ ...live, parking: one.parking });
    await rebuildView('access', { ...one, rebuilds });
    expect(await access.search(query)).toEqual(before);
    await office.end();
    await one.end();
  });
});
