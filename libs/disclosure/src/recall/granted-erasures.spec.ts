import type { CaseFact } from '#casefile';
import { idOf } from '../spec/happenings.ts';
import type { World } from '../spec/world.ts';
import type { ConsentedCase } from './spec/recalling.ts';
import { consentedCase, stated } from './spec/recalling.ts';

const CONTROLLER = 'vhs-controller';
type Of<T extends CaseFact['type']> = Extract<CaseFact, { type: T }>['data'];

describe('a granted erasure', () => {
  let one: World;
  let recalling: ConsentedCase['recalling'];
  let end: ConsentedCase['end'];
  beforeEach(async () => ({ one, recalling, end } = await consentedCase()));
  afterEach(() => end());

  const request = (id: string, change: Partial<Of<'RightRequested'>> = {}) => {
    const data: Of<'RightRequested'> = {
      by: 'vhs',
      request: 'r1',
      kind: 'erasure',
      receivedAt: one.clock.now(),
      dueAt: one.clock.now(),
      identityCheck: 'document',
      staff: 's1',
      controllers: { [CONTROLLER]: ['vhs'] },
      ...change,
    };
    return stated(one, { type: 'RightRequested', data }, id);
  };
  const decide = (id: string, change: Partial<Of<'DecisionConfirmed'>> = {}) => {
    const data: Of<'DecisionConfirmed'> = {
      by: 'vhs',
      controller: CONTROLLER,
      request: 'r1',
      kind: 'erasure',
      proposal: 'p1',
      decision: 'grant',
      proposedBy: 's1',
      staff: 's2',
      ...change,
    };
    return stated(one, { type: 'DecisionConfirmed', data }, id);
  };
  const doubt = (...envelopeIds: readonly string[]) => {
    const stolen = { agency: 'vhs', kid: 'stolen', revocation: 'r-1', at: one.clock.now(), eventIds: [] };
    return stated(one, { type: 'EntriesDoubted', data: { ...stolen, envelopeIds } }, 'doubt');
  };
  const settle = (id: string, word: Partial<Of<'DoubtSettled'>>) => {
    const data = { agency: 'vhs', confirmed: [], disowned: [], staff: 's1', ...word };
    return stated(one, { type: 'DoubtSettled', data }, id);
  };
  const erased = async () => {
    await recalling.quiet();
    return recalling.erased.map(({ controller }) => controller);
  };

  it("of a controller's whole part is executed, and no other right, and no refusal", async () => {
    await request('q1', { request: 'r0', kind: 'access' });
    await decide('d1', { request: 'r0', kind: 'access', proposal: 'p0' });
    await request('q2', { request: 'r2' });
    await decide('d2', { request: 'r2', proposal: 'p2', decision: 'refuse', ground: 'gdpr-17-3-b' });
    expect(await erased()).toEqual([]);
    await request('q3');
    await decide('d3');
    expect(await erased()).toEqual([CONTROLLER]);
  });

  it('of single events is not executed, also where another request has the same id', async () => {
    const other = { controllers: { 'jobcenter-controller': ['jobcenter'] } };
    await request('q1', { ...other, by: 'jobcenter' });
    await request('q2', { eventIds: [idOf('vhs', 'm1')] });
    await decide('d1', { eventIds: [idOf('vhs', 'm1')] });
    expect(await erased()).toEqual([]);
  });

  it('of which the case knows no request is not executed', async () => {
    await decide('d1');
    expect(await erased()).toEqual([]);
  });

  it('is finished when it was cut off after the request was out of the case', async () => {
    await request('q1');
    await decide('d1');
    await recalling.quiet();
    const data = { erasure: 'erasure-1', controller: CONTROLLER, agencies: ['vhs'] };
    await stated(one, { type: 'ControllerErased', data }, 'block');
    const decisions = await one.store.readAll(0, { max: 1_000, filter: { types: ['DecisionConfirmed'] } });
    await recalling.reactor().take(decisions, decisions[0]?.position ?? 0);
    expect(await erased()).toEqual([CONTROLLER, CONTROLLER]);
  });

  it.each(['d1', 'p1', 'q1'])('is not executed while %s behind it is in doubt', async (envelope) => {
    await request('q1');
    await doubt(envelope, 'other');
    await decide('d1');
    await settle('word-1', { disowned: ['other'] });
    expect(await erased()).toEqual([]);
    await settle('word-2', { confirmed: [envelope] });
    expect(await erased()).toEqual([CONTROLLER]);
  });

  it('is never executed when the proposal was disowned', async () => {
    await request('q1');
    await doubt('p1');
    await decide('d1');
    await settle('word', { disowned: ['p1'] });
    expect(await erased()).toEqual([]);
  });
});
