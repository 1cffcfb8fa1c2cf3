import { fold } from '#decider';
import { specify } from '#decider/specify';
import type { CaseEvent } from '../../case.events.ts';
import type { CaseFile, CaseState } from '../../case.ts';
import { caseStream, linkOf } from '../../case.ts';
import { caseEvidence } from '../../evidence/case-evidence.ts';
import { inForce, NEED } from '../../spec/agreement.ts';
import { deskOn, envelope } from '../../spec/desk.ts';
import {
  AT,
  given,
  handleOfAgency,
  linked,
  opened,
  provision,
  recorded,
  unlinked,
} from '../../spec/history.ts';
import { UnlinkAgency } from './unlink-agency.command.ts';
import { unlinkAgency } from './unlink-agency.decide.ts';

const shared = [...opened, linked('vhs'), recorded('abh', 'a1'), recorded('vhs', 'v1')];
const splitting = (by: string) => (state: CaseState) =>
  unlinkAgency({ by, ground: 'other-person', staff: 'staff-001', at: AT }, state);
const after = (...events: readonly CaseEvent[]): CaseFile =>
  fold(caseStream, [...shared, ...events]) as CaseFile;

describe('splitting a wrong link', () => {
  const desk = specify(caseStream).given(...shared);

  it('is said by the agency itself, whether it joined the case or opened it', () => {
    desk.when(splitting('vhs')).thenRecords(unlinked('vhs'));
    desk.when(splitting('abh')).thenRecords(unlinked('abh'));
  });

  it('is not possible for who does not share the case, or does so no more', () => {
    desk.when(splitting('jobcenter')).thenRejects('NO_BASIS_NOW');
    specify(caseStream)
      .given(...shared, unlinked('vhs'))
      .when(splitting('vhs'))
      .thenRejects('NO_BASIS_NOW');
  });

  it('takes out of the case what was about somebody else, and leaves the others their own', () => {
    const state = after(unlinked('vhs'));
    expect(Object.keys(state.links)).toEqual(['abh']);
    expect(state.entries.map(({ id }) => id)).toEqual(['a1']);
  });

  it('takes the consents, codes and requests of that other person with it', () => {
    const asked: CaseEvent = {
      type: 'RightRequested',
      data: {
        by: 'vhs',
        request: 'r1',
        kind: 'access',
        receivedAt: AT,
        dueAt: '2026-02-15T12:00:00.000Z',
        requesterCheck: 'document',
        controllers: { 'abh-controller': ['abh'], 'vhs-controller': ['vhs'] },
      } as never,
    };
    const made: CaseEvent = {
      type: 'LinkCodeMade',
      data: { by: 'vhs', codeHash: 'code', validUntil: '2026-01-20T12:00:00.000Z' },
    };
    const consents = [given('vhs', 'c1', provision('vhs')), given('abh', 'c2', provision('abh'))];
    const state = after(asked, made, ...consents, unlinked('vhs'));
    expect(state.rights).toEqual([]);
    expect(state.codes).toEqual([]);
    expect(state.consents.map(({ consentId }) => consentId)).toEqual(['c2']);
  });

  it('closes the way in that the agency gave to somebody else, with what that person wished', () => {
    const letter = { by: 'vhs', codeHash: 'letter', validUntil: AT, channel: 'post' } as const;
    const device = { device: 'd1', codeHash: 'letter', secretHash: 's', pinSalt: 'p', pinVerifier: 'v' };
    const state = after(
      { type: 'PersonCodeMade', data: letter },
      { type: 'PersonDeviceEntered', data: device },
      { type: 'PersonWished', data: { wish: 'interpreter', to: ['abh'] } },
      unlinked('vhs'),
    );
    expect(state.person).toMatchObject({ devices: [{ device: 'd1', isRevoked: true }], wishes: [] });
    expect(state.person).not.toHaveProperty('code');
  });

  it('goes on splitting when it can no longer be read', () => {
    const lost = {
      type: 'FactLost',
      data: { fact: 'AgencyUnlinked', agency: 'vhs', recordedAt: AT },
    } as const;
    const state = fold(caseStream, [...shared, lost]);
    expect(linkOf(state, 'vhs')).toBeUndefined();
    expect((state as CaseFile).entries.map(({ agency }) => agency)).toEqual(['abh']);
  });

  it('leaves the agency knowing that it is out, and nothing else of the case', () => {
    const told = caseEvidence(
      after(given('abh', 'c2', provision('vhs')), unlinked('vhs')),
      inForce,
      'vhs',
      AT,
    );
    expect(told).toMatchObject({ handle: handleOfAgency('vhs'), linked: false, provisions: [], rights: [] });
    expect(caseEvidence(after(unlinked('vhs')), inForce, 'jobcenter', AT)).toBeUndefined();
  });

  it('lets the agency link again, and what it told by mistake stays out', () => {
    const state = after(unlinked('vhs'), linked('vhs'), recorded('vhs', 'v2'));
    expect(linkOf(state, 'vhs')?.handle).toBe(handleOfAgency('vhs'));
    expect(state.entries.map(({ id }) => id)).toEqual(['a1', 'v2']);
  });
});

describe('the handle of a wrong link', () => {
  const unlink = (name = 'unlink') =>
    new UnlinkAgency(
      envelope('vhs', name, 'de.wegmarke.case.unlink.v1', { ground: 'other-person', staff: 'staff-001' }),
    );
  async function joined() {
    const desk = await deskOn();
    await desk.open('abh');
    await desk.makeCode('abh');
    await desk.redeem('vhs');
    await desk.offer([envelope('vhs', 'v1', NEED)]);
    return desk;
  }

  it('stands for nothing any more, so that what is sent under it is held', async () => {
    const desk = await joined();
    expect(await desk.bus.execute(unlink())).toMatchObject({ outcome: 'accepted' });
    expect(await desk.cases.caseOf('rheine', 'vhs', handleOfAgency('vhs'))).toBeUndefined();
    const { receipts } = await desk.offer([envelope('vhs', 'v2', NEED)]);
    expect(receipts).toMatchObject([{ outcome: 'held', code: 'NO_BASIS_NOW' }]);
  });

  it('opens the case of the right person, which the same word never splits', async () => {
    const desk = await joined();
    const first = await desk.bus.execute(unlink());
    const wrong = await desk.cases.caseOf('rheine', 'abh', handleOfAgency('abh'));
    expect(await desk.open('vhs', 'open-anew')).toMatchObject({ outcome: 'accepted' });
    const right = await desk.cases.caseOf('rheine', 'vhs', handleOfAgency('vhs'));
    expect(right).not.toBe(wrong);
    expect(await desk.bus.execute(unlink())).toEqual(first);
    expect(await desk.cases.caseOf('rheine', 'vhs', handleOfAgency('vhs'))).toBe(right);
    expect(await desk.offer([envelope('vhs', 'v2', NEED)])).toMatchObject({
      receipts: [{ outcome: 'accepted' }],
    });
  });

  it('gets the receipts that it got before, for what is sent again', async () => {
    const desk = await joined();
    await desk.bus.execute(unlink());
    expect(await desk.offer([envelope('vhs', 'v1', NEED)])).toMatchObject({
      receipts: [{ outcome: 'accepted' }],
    });
    expect(await desk.redeem('vhs')).toMatchObject({ outcome: 'accepted' });
    expect(await desk.cases.caseOf('rheine', 'vhs', handleOfAgency('vhs'))).toBeUndefined();
  });
});
