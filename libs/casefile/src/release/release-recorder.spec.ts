import type { PermitRecord } from '#gate';
import type { Released } from '../case.events.ts';
import { NEED } from '../spec/agreement.ts';
import { deskOn, envelope } from '../spec/desk.ts';
import { AT, handleOfAgency } from '../spec/history.ts';

const decision: PermitRecord = {
  ask: {
    door: 'claim',
    network: 'rheine',
    caseId: 'case',
    sender: 'abh',
    recipient: 'jobcenter',
    actor: 'system',
    eventIds: ['e1'],
    eventType: NEED,
    category: 'language',
    fields: [],
    purpose: 'course-access',
    happenedAt: AT,
    at: AT,
  },
  eventIds: ['e1'],
  fields: [],
  showsDate: true,
  basis: { kind: 'own' },
  caseRevision: 2,
  agreementHash: 'hash',
  registryRevision: 7,
  gateVersion: 1,
  decidedAt: AT,
  notAfter: AT,
};
const released: Released = {
  door: 'claim',
  recipient: 'jobcenter',
  actor: 'system',
  seq: 1,
  after: 0,
  decisions: [decision],
};

async function deskWithConsent() {
  const desk = await deskOn();
  await desk.open('abh');
  await desk.give('abh');
  const caseId = (await desk.cases.caseOf('rheine', 'abh', handleOfAgency('abh'))) ?? '';
  return { ...desk, caseId, load: () => desk.cases.load('rheine', caseId) };
}

describe('entering a release', () => {
  it('is done at exactly the revision of the decision, and changes nothing in the case', async () => {
    const { cases, store, vault, caseId, load } = await deskWithConsent();
    const loaded = await load();
    const [outcome] = await cases.commitReleases([{ loaded, released }]);
    expect(outcome).toMatchObject({ outcome: 'entered' });
    const after = await load();
    expect(after).toMatchObject({ state: loaded.state, revision: loaded.revision + 1 });
    const { events } = await store.read(`case-rheine-${caseId}`);
    expect(events.at(-1)).toMatchObject({ type: 'Released', agency: 'hub', theme: 'disclosure' });
    expect(vault.kept.get(events.at(-1)?.sealed.kid ?? '')).toMatchObject({
      kind: 'release',
      owner: { controller: 'hub' },
      plain: { data: released },
    });
    expect(after.byId.has(events.at(-1)?.id ?? '')).toBe(false);
  });

  it('loses to whatever came in between', async () => {
    const { cases, withdraw, load } = await deskWithConsent();
    const loaded = await load();
    await withdraw('abh');
    expect(await cases.commitReleases([{ loaded, released }])).toEqual([{ outcome: 'conflict' }]);
  });

  it('does not depend on the other releases of its group', async () => {
    const { cases, open, offer, load } = await deskWithConsent();
    const handle = 'abh-handle-of-another-case';
    await open('abh', 'open-2', handle);
    const otherId = (await cases.caseOf('rheine', 'abh', handle)) ?? '';
    const group = [await load(), await cases.load('rheine', otherId)];
    await offer([envelope('abh', 'e1', NEED)]);
    const outcomes = await cases.commitReleases(group.map((loaded) => ({ loaded, released })));
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['conflict', 'entered']);
  });

  it('is told to have come to nothing when the bytes did not leave', async () => {
    const { cases, store, vault, caseId, load } = await deskWithConsent();
    const [outcome] = await cases.commitReleases([{ loaded: await load(), released }]);
    const releaseId = outcome?.outcome === 'entered' ? outcome.releaseId : '';
    await cases.abandonRelease('rheine', caseId, releaseId);
    const { events } = await store.read(`case-rheine-${caseId}`);
    expect(events.at(-1)?.type).toBe('ReleaseAbandoned');
    expect(vault.kept.get(events.at(-1)?.sealed.kid ?? '')?.plain).toMatchObject({
      data: { release: releaseId },
    });
    expect(events.at(-2)?.id).toBe(releaseId);
  });
});
