import { fold } from '#decider';
import { specify } from '#decider/specify';
import type { CaseEvent } from '../../case.events.ts';
import type { CaseFile, CaseState } from '../../case.ts';
import { caseStream, linkOf } from '../../case.ts';
import { caseEvidence } from '../../evidence/case-evidence.ts';
import { inForce, NEED } from '../../spec/agreement.ts';
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
