import { fold } from '#decider';
import { specify } from '#decider/specify';
import type { CaseEvent } from '../../case.events.ts';
import type { CaseFile, CaseState } from '../../case.ts';
import { caseStream, linkOf } from '../../case.ts';
import { caseEvidence } from '../../evidence/case-evidence.ts';
import { RedeemLinkCode } from '../redeem-link-code/redeem-link-code.command.ts';
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

const REDEEM = 'de.wegmarke.case.redeem-link-code.v1';
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
    expect(state.person).toMatchObject({ devices: [], wishes: [] });
    expect(state.person).not.toHaveProperty('code');
  });

  it('opens nothing more by its requests, and what was replied to them is open to nobody else (C8)', () => {
    const askedFor: CaseEvent = {
      type: 'InformationRequested',
      data: { by: 'vhs', addressee: 'abh', about: NEED, request: 'q1' },
    };
    const answered: CaseEvent = {
      type: 'InformationSettled',
      data: { by: 'abh', request: 'q1', event: 'x1', how: 'answered' },
    };
    const corrected: CaseEvent = {
      type: 'EntryCorrected',
      data: { by: 'abh', event: 'x2', corrects: 'x1' },
    };
    expect(after(askedFor, answered, unlinked('vhs'), corrected).requests).toMatchObject([
      { id: 'q1', by: 'vhs', open: false, replies: ['x1', 'x2'], answers: [] },
    ]);
  });

  it('leaves what was wished on the devices of others, as it was said there', () => {
    const letter = (by: string): CaseEvent => ({
      type: 'PersonCodeMade',
      data: { by, codeHash: by, validUntil: AT, channel: 'post' },
    });
    const device = (name: string, codeHash: string): CaseEvent => ({
      type: 'PersonDeviceEntered',
      data: { device: name, codeHash, secretHash: name, pinSalt: 'p', pinVerifier: 'v' },
    });
    const wish = (said: object): CaseEvent => ({
      type: 'PersonWished',
      data: { wish: 'interpreter', ...said },
    });
    const entered = [letter('abh'), device('d1', 'abh'), letter('vhs'), device('d2', 'vhs')];
    const wishes = (...said: readonly CaseEvent[]) =>
      after(...entered, ...said, unlinked('vhs')).person.wishes.map(({ wish: one, to }) => [
        one,
        Object.keys(to ?? {}),
      ]);
    const right = wish({ device: 'd1', to: ['abh'] });
    const wrong = wish({ device: 'd2', to: ['abh', 'jobcenter'] });
    expect(wishes(right, wrong)).toEqual([['interpreter', ['abh']]]);
    expect(wishes(wrong)).toEqual([]);
    // Older facts do not tell on which device.
    expect(wishes(wish({ to: ['abh'] }))).toEqual([]);
    expect(after(...entered, unlinked('vhs')).person.devices.map((one) => one.device)).toEqual(['d1']);
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

describe('what the person of the case asked of the controller of a wrong link', () => {
  const dueAt = '2026-02-15T12:00:00.000Z';
  const asked = (by: string, agencies: readonly string[] = ['vhs'], request = 'r1'): CaseEvent => ({
    type: 'RightRequested',
    data: {
      by,
      request,
      kind: 'access',
      receivedAt: AT,
      dueAt,
      identityCheck: 'document',
      staff: 'staff-002',
      controllers: { 'abh-controller': ['abh'], 'vhs-controller': agencies },
    },
  });
  const decided = (by: string, request = 'r1'): CaseEvent => ({
    type: 'DecisionConfirmed',
    data: {
      by,
      controller: `${by}-controller`,
      request,
      kind: 'access',
      decision: 'grant',
      proposal: `proposal-of-${by}`,
      proposedBy: 'staff-001',
      staff: 'staff-002',
    } as never,
  });
  const onDesk = (...history: readonly CaseEvent[]) =>
    specify(caseStream)
      .given(...shared, ...history)
      .when(splitting('vhs'));

  it('is answered before the link is split (Art. 12(3) GDPR)', () => {
    onDesk(asked('abh')).thenRejects('UNLINK_RIGHT_UNDECIDED');
    onDesk(asked('the-person')).thenRejects('UNLINK_RIGHT_UNDECIDED');
    onDesk(asked('abh'), decided('vhs')).thenRecords(unlinked('vhs'));
  });

  it('keeps nobody in the case that asked itself, or whose controller answers all the same', () => {
    onDesk(asked('vhs')).thenRecords(unlinked('vhs'));
    onDesk(asked('abh', ['vhs', 'vhs-two'])).thenRecords(unlinked('vhs'));
    onDesk(asked('abh', ['jobcenter'])).thenRecords(unlinked('vhs'));
  });

  it('keeps nobody in the case while it is in doubt who asked', () => {
    const doubted = fold(caseStream, [...shared, asked('abh')]) as CaseFile;
    const rights = doubted.rights.map((right) => ({ ...right, restsOn: ['stolen'] }));
    const raised = [{ agency: 'abh', envelopeIds: ['stolen'], at: AT }] as never;
    const state = { ...doubted, rights, doubts: { raised, settled: [] } };
    expect(splitting('vhs')(state)).toMatchObject([{ type: 'AgencyUnlinked' }]);
  });

  it('stays released to the person where the split agency used the same id for somebody else', () => {
    const release: CaseEvent = {
      type: 'AccessReleased',
      data: { controller: 'abh-controller', request: 'r1', eventIds: ['a1'] },
    };
    const own = [asked('abh'), decided('abh'), decided('vhs'), release];
    const both = after(...own, asked('vhs'), unlinked('vhs'));
    expect(both.released).toMatchObject([{ by: 'abh', request: 'r1', eventIds: ['a1'] }]);
    expect(after(asked('vhs'), decided('abh'), release, unlinked('vhs')).released).toEqual([]);
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

describe('a process that has not heard of the split', () => {
  const H2 = 'vhs-handle-of-the-right-file';
  const unlink = (name: string, handle = handleOfAgency('vhs')) => {
    const data = { ground: 'wrong-number', staff: 'staff-001' };
    return new UnlinkAgency(envelope('vhs', name, 'de.wegmarke.case.unlink.v1', data, { handle }));
  };
  const code = (codeHash: string) => ({ codeHash, validUntil: '2026-01-20T12:00:00.000Z' });

  /** It remembers vhs under its first handle; elsewhere vhs split that off, and came to the case with another of its files. */
  async function heldUp() {
    const desk = await deskOn();
    await desk.open('abh');
    await desk.makeCode('abh');
    await desk.redeem('vhs');
    await desk.offer([envelope('vhs', 'v1', NEED)]);
    const wrong = (await desk.cases.caseOf('rheine', 'vhs', handleOfAgency('vhs')))!;
    const elsewhere = await deskOn({ ...desk });
    await elsewhere.bus.execute(unlink('unlink'));
    await elsewhere.makeCode('abh', 'make-again', code('again'));
    await elsewhere.bus.execute(
      new RedeemLinkCode(envelope('vhs', 'redeem-2', REDEEM, { codeHash: 'again' }, { handle: H2 }), inForce),
    );
    const state = async () => (await elsewhere.cases.load('rheine', wrong)).state as CaseFile;
    expect((await state()).links['vhs']?.handle).toBe(H2);
    return { desk, elsewhere, wrong, state };
  }
  it('takes nothing of the one file into the case of the other', async () => {
    const { desk, wrong, state } = await heldUp();
    expect(await desk.makeCode('vhs', 'make-3', code('other'))).toMatchObject({ outcome: 'held' });
    expect((await state()).codes.map(({ by }) => by)).toEqual(['abh', 'abh']);
    expect(await desk.cases.caseOf('rheine', 'vhs', handleOfAgency('vhs'))).toBeUndefined();
    expect(await desk.cases.caseOf('rheine', 'vhs', H2)).toBe(wrong);
  });

  it('does not split the right link by a second word on the wrong one', async () => {
    const { desk, state } = await heldUp();
    expect(await desk.bus.execute(unlink('unlink-2'))).toMatchObject({ outcome: 'held' });
    expect((await state()).links['vhs']?.handle).toBe(H2);
  });

  it('takes at once what is sent under the handle into the case for which it stands by now', async () => {
    const { desk, elsewhere, wrong } = await heldUp();
    await elsewhere.open('vhs', 'open-anew');
    expect(await desk.makeCode('vhs', 'make-3', code('other'))).toMatchObject({ outcome: 'accepted' });
    const right = (await desk.cases.caseOf('rheine', 'vhs', handleOfAgency('vhs')))!;
    expect(right).not.toBe(wrong);
    const { state } = await desk.cases.load('rheine', right);
    expect(state).toMatchObject({ codes: [{ by: 'vhs', codeHash: 'other' }] });
  });

  it('leaves an event of it to be sent again, and then records it where the handle leads', async () => {
    const { desk, elsewhere } = await heldUp();
    await elsewhere.open('vhs', 'open-anew');
    // Also one that the wrong case has, which would get its first receipt from there.
    const events = [envelope('vhs', 'v1', NEED)];
    expect(await desk.offer(events)).toEqual({ receipts: [], unsettled: [events[0]?.envelope.id] });
    const { receipts } = await desk.offer(events);
    expect(receipts).toMatchObject([{ outcome: 'accepted' }]);
    const right = (await desk.cases.caseOf('rheine', 'vhs', handleOfAgency('vhs')))!;
    const { state } = await desk.cases.load('rheine', right);
    expect((state as CaseFile).entries.map(({ agency }) => agency)).toEqual(['vhs']);
  });
});
