import { sign } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { adoptionStatement, agreementHash, parseAgreement } from '#agreement';
import { ReadTokens } from '#jose';
import type { SignedIn } from '#oidc';
import { PageProblem } from '#oidc';
import { Sealer } from '#ports';
import { SettableClock } from '#ports/memory';
import { adopt, Registry, revokeKey } from '#registry';
import type { ProposalShown, SteeringAct } from '#steering';
import { SteeringBooks } from '#steering';
import { RandomIds } from '../machine/random-ids.ts';
import { StaffEntrance } from '../http/staff-entrance.ts';
import { tellDuties } from '../spec/duties.ts';
import type { HubOnMemory } from '../spec/hub-on-memory.ts';
import {
  AGENCIES,
  demoTables as tables,
  hubOnMemory,
  newAgencies,
  NETWORK,
  setupFor,
} from '../spec/hub-on-memory.ts';

const SPRING = '2025-05-15T08:00:00.000Z';
const NEXT_SUMMER = '2026-07-02T08:00:00.000Z';
const BASE = `/v1/networks/${NETWORK}/steering`;
const PROPOSAL = 'vouchers-earlier';
const HERE = `proposals/${PROPOSAL}`;

/** What an agency signs, but for where and when. */
type Said = SteeringAct extends infer Act
  ? Act extends SteeringAct
    ? Omit<Act, 'network' | 'agency' | 'proposal' | 'at'>
    : never
  : never;

/** Members of a steering group say so in a header. */
function enter({ headers }: FastifyRequest, roles: readonly string[]): SignedIn {
  const role = String(headers['x-role']);
  if (!roles.includes(role)) throw new PageProblem('ROLE_NOT_ALLOWED', 'ask for the role');
  return { staff: 'sb-1', roles: [role], endsAt: NEXT_SUMMER, isAlive: () => true };
}

describe('the steering group decides', () => {
  const clock = new SettableClock(SPRING);
  const founding = setupFor([]).networks[0]?.agreement ?? '';
  const next = founding
    .replace('version: 1', 'version: 2')
    .replace('validFrom: 2018-03-01', 'validFrom: 2025-07-01')
    .replace('targetDays: 56', 'targetDays: 42');
  const agreement = parseAgreement(next);
  if (Array.isArray(agreement)) throw new Error('the next version has faults');
  let hub: HubOnMemory;
  beforeAll(async () => {
    hub = await hubOnMemory({ logLevel: 'silent' }, undefined, newAgencies(), clock);
  });
  afterAll(() => hub.app.close());

  const send = (end: string, payload: string) =>
    hub.app.inject({
      method: 'POST',
      url: `${BASE}/${end}`,
      headers: { 'content-type': 'application/jose' },
      payload,
    });
  const signed = (agency: string, said: Said, at = clock.now()) =>
    hub.agencyOf(agency).sealer.sign({ network: NETWORK, agency, proposal: PROPOSAL, at, ...said });
  /** As somebody signs whose program makes no canonical form of it. */
  const signedAsIs = (agency: string, json: string): string => {
    const [{ jwk, secret }] = hub.agencyOf(agency).own.signing;
    const parts = [JSON.stringify({ alg: 'EdDSA', kid: jwk.kid }), json];
    const input = parts.map((part) => Buffer.from(part).toString('base64url')).join('.');
    return `${input}.${sign(null, Buffer.from(input), secret).toString('base64url')}`;
  };
  const opened = (body: string): unknown =>
    hub.agencyOf('abh').sealer.verify(body, hub.app.get(Sealer).publicKeys.signing);

  /** What an agency says, and the proposal as it stands then. */
  async function says(agency: string, end: string, said: Said): Promise<ProposalShown> {
    const { statusCode, body } = await send(end, signed(agency, said));
    expect([statusCode, statusCode === 200 ? '' : body]).toEqual([200, '']);
    return (opened(body) as { readonly proposal: ProposalShown }).proposal;
  }

  /** What the record says to an agency that reads. */
  async function reads(agency: string): Promise<readonly ProposalShown[]> {
    const tokens = new ReadTokens(hub.agencyOf(agency).own, clock, new RandomIds());
    const asked = { method: 'GET', path: `${BASE}/decisions` };
    const token = await tokens.make({ network: NETWORK, agency, actor: 'staff-17' }, asked);
    const { body } = await hub.app.inject({ url: asked.path, headers: { authorization: `Bearer ${token}` } });
    return (opened(body) as { readonly proposals: readonly ProposalShown[] }).proposals;
  }

  /** Lets duties arise at the jobcenter, one a day and a half, each with its voucher after about so many days. */
  const happens = (from: string, count: number, days: number) =>
    tellDuties(hub, { from, count, daysApart: 1.5, days, now: clock.now() });

  it('from a finding of the board to what came of it', async () => {
    await happens('2024-04-02T08:00:00.000Z', 160, 100);
    const closed = await hub.app.get(SteeringBooks).close(NETWORK);
    const sentence = closed?.findings[0];
    expect(sentence?.en).toMatch(
      /^Who began to wait in the 3rd quarter of 2024: most time is lost between need or duty and voucher/,
    );

    const finding = {
      table: 'to-voucher 2024-Q3',
      step: 'to-voucher',
      quarter: '2024-Q3',
      sentence: sentence ?? { de: '', en: '' },
    };
    const changes = [{ section: 'steering', kind: 'changed', name: 'to-voucher' }] as const;
    const whatIf = [{ table: 'voucher', cases: 40, casesChanged: 0 }];
    const nextHash = agreementHash(agreement);
    const first = await says('jobcenter', 'proposals', {
      act: 'propose',
      finding,
      nextHash,
      changes,
      whatIf,
    });
    expect(first).toMatchObject({ state: 'open', by: 'jobcenter', decisions: [], awaited: [...AGENCIES] });

    for (const agency of AGENCIES) {
      const no = agency === 'caritas';
      const reason = no ? 'The counter has no second room.' : 'We can do that.';
      await says(agency, `${HERE}/decisions`, { act: 'decide', decision: no ? 'no' : 'yes', reason });
    }
    clock.set('2025-05-15T09:00:00.000Z');
    const [decided] = await reads('vhs');
    // Whoever holds no keys can say nothing here: it is named, as it was not heard.
    const withKeys: readonly string[] = AGENCIES;
    const onPaper = agreement.parties
      .map(({ agency }) => agency)
      .filter((agency) => !withKeys.includes(agency));
    expect(onPaper).toContain('ki');
    expect(decided).toMatchObject({ state: 'decided', awaited: [], asked: [...AGENCIES], onPaper });
    expect(decided?.decisions.filter(({ decision }) => decision === 'no')).toMatchObject([
      { agency: 'caritas', reason: 'The counter has no second room.' },
    ]);

    // A no in the record is no missing signature: who signs all the same, does.
    const signatures = AGENCIES.map((agency) => ({
      agency,
      signature: hub.agencyOf(agency).sealer.signDetached(adoptionStatement(agreement)),
    }));
    const order = { network: NETWORK, document: next, signatures, tables };
    expect(await adopt(hub.app.get(Registry), hub.app.get(Sealer), order)).toBeUndefined();
    expect(await reads('caritas')).toMatchObject([
      { state: 'adopted', adopted: { from: agreement.from }, units: [], asked: [...AGENCIES], onPaper },
    ]);

    clock.set(NEXT_SUMMER);
    await says('jobcenter', `${HERE}/in-force`, {
      act: 'put-in-force',
      unit: 'Team Integration',
      on: '2025-07-01',
    });
    await says('abh', `${HERE}/in-force`, { act: 'put-in-force', unit: 'Schalter 3', on: '2025-07-14' });
    await happens('2025-07-03T08:00:00.000Z', 160, 59);
    await hub.app.get(SteeringBooks).close(NETWORK);
    const [known] = await reads('abh');
    expect(known).toMatchObject({
      state: 'in-force',
      units: [
        { agency: 'jobcenter', unit: 'Team Integration', on: '2025-07-01' },
        { agency: 'abh', unit: 'Schalter 3', on: '2025-07-14' },
      ],
      effect: { closing: '2026-Q2' },
    });
    const [, size, least, most] =
      /median (\d+) days shorter \(95% interval: (\d+) to (\d+) days\)/.exec(
        known?.effect?.sentence.en ?? '',
      ) ?? [];
    expect(Number(least)).toBeLessThanOrEqual(41);
    expect(Number(most)).toBeGreaterThanOrEqual(41);
    expect(Math.abs(Number(size) - 41)).toBeLessThanOrEqual(3);
    // Three years of quarters are closed in it.
  });

  it('is shown to members of the steering group of this network, with the names of the parties', async () => {
    const asked = (role: string) => hub.app.inject({ url: `${BASE}/proposals`, headers: { 'x-role': role } });
    expect((await asked('steering:rheine')).json()).toMatchObject({ code: 'NOT_FOUND' });
    hub.app.get(StaffEntrance).sessions = { enter } as unknown as NonNullable<StaffEntrance['sessions']>;
    expect((await asked('steering:rheine')).json()).toMatchObject({
      proposals: [{ proposal: PROPOSAL, state: 'in-force' }],
      titles: {
        parties: { jobcenter: { de: 'Jobcenter Kreis Steinfurt' } },
        steering: { 'to-voucher': { de: 'Vom Bedarf zum Berechtigungsschein' } },
      },
    });
    expect((await asked('steering:elsewhere')).json()).toMatchObject({ code: 'ROLE_NOT_ALLOWED' });
  });

  it('refuses who did not sign it, what says something else, and what comes late, with the place and the fix', async () => {
    const said = { act: 'decide', decision: 'yes', reason: 'Yes.' } as const;
    const code = async (end: string, statement: string) => {
      const problem: { status: number; code: string; pointer?: string } = (await send(end, statement)).json();
      return [problem.status, problem.code, problem.pointer];
    };
    const forged = hub
      .agencyOf('vhs')
      .sealer.sign({ network: NETWORK, agency: 'abh', proposal: PROPOSAL, at: clock.now(), ...said });
    expect(await code(`${HERE}/decisions`, forged)).toEqual([401, 'STATEMENT_NOT_SIGNED', undefined]);
    expect(await code('proposals/other/decisions', signed('abh', said))).toEqual([
      400,
      'STATEMENT_UNREADABLE',
      '/statement/proposal',
    ]);
    expect(await code(`${HERE}/withdrawal`, signed('abh', said))).toEqual([
      400,
      'STATEMENT_UNREADABLE',
      '/statement/act',
    ]);
    expect(await code(`${HERE}/decisions`, signed('abh', said, SPRING))).toEqual([
      409,
      'STEERING_REFUSED',
      '/statement/STEERING_NOT_FRESH',
    ]);
    expect(await code(`${HERE}/decisions`, signed('abh', said))).toEqual([
      409,
      'STEERING_REFUSED',
      '/statement/PROPOSAL_SETTLED',
    ]);
    // Half of a character has no canonical form, so nothing could be sealed with it.
    const at = clock.now();
    const whole = { network: NETWORK, agency: 'abh', proposal: PROPOSAL, at, ...said, reason: 'HALF' };
    const half = signedAsIs('abh', JSON.stringify(whole).replace('HALF', String.raw`\ud83c`));
    expect(await code(`${HERE}/decisions`, half)).toEqual([400, 'STATEMENT_UNREADABLE', '/statement/reason']);
    const sentence = { de: 'Das Amt ist zu langsam.', en: 'The office is too slow.' };
    const finding = { table: 'to-voucher 2026-Q2', step: 'to-voucher', quarter: '2026-Q2', sentence };
    const proposal = { proposal: 'made-up', act: 'propose', finding, nextHash: 'm'.repeat(43) } as const;
    expect(await code('proposals', signed('abh', { ...proposal, changes: [], whatIf: [] }))).toEqual([
      409,
      'STEERING_REFUSED',
      '/statement/FINDING_NOT_PUBLISHED',
    ]);
    expect(await code('proposals/X/decisions', signed('abh', said))).toEqual([
      400,
      'PARAMETER_INVALID',
      '/path/proposal',
    ]);
    expect((await hub.app.inject({ url: `${BASE}/decisions` })).json()).toMatchObject({
      code: 'TOKEN_MISSING',
    });
  });

  it('counts nothing that a stolen key signed since it was stolen, once that is known', async () => {
    const own = { proposal: 'of-a-thief', nextHash: 't'.repeat(43) };
    const [told] = (await hub.app.get(SteeringBooks).published(NETWORK)).at(-1)?.longest ?? [];
    const finding = { table: 'to-voucher 2025-Q4', ...told };
    expect(finding).toMatchObject({ step: 'to-voucher', quarter: '2025-Q4' });
    const say = async (agency: string, end: string, said: object) => {
      const { sealer } = hub.agencyOf(agency);
      const at = clock.now();
      const statement = sealer.sign({ network: NETWORK, agency, proposal: own.proposal, at, ...said });
      expect((await send(end, statement)).statusCode).toBe(200);
    };
    const decide = (agency: string) =>
      say(agency, `proposals/${own.proposal}/decisions`, { act: 'decide', decision: 'yes', reason: 'Yes.' });
    const { nextHash } = own;
    await say('bamf', 'proposals', { act: 'propose', finding, nextHash, changes: [], whatIf: [] });
    await decide('caritas');
    const compromisedSince = '2026-07-02T08:02:00.000Z';
    clock.set(compromisedSince);
    await decide('bamf');
    await say('bamf', `proposals/${own.proposal}/withdrawal`, { act: 'withdraw' });
    expect(await reads('vhs')).toMatchObject([{ state: 'withdrawn' }, {}]);

    clock.set('2026-07-04T08:00:00.000Z');
    const kid = hub.agencyOf('bamf').sealer.publicKeys.signing[0]?.kid ?? '';
    const order = { agency: 'bamf', kid, ground: 'compromised', by: 'operator' } as const;
    const no = await hub.app
      .get(Registry)
      .record(NETWORK, (state, at) =>
        revokeKey({ ...order, revocation: 'r'.repeat(22), compromisedSince }, state, at),
      );
    expect(no).toBeUndefined();
    const [shown] = await reads('vhs');
    expect(shown).toMatchObject({ state: 'open', doubts: [{ act: 'withdraw', agency: 'bamf' }] });
    expect(shown?.awaited).toContain('bamf');
    expect(shown?.decisions.map(({ agency, counts, inDoubt }) => [agency, counts, inDoubt])).toEqual([
      ['caritas', true, false],
      ['bamf', false, true],
    ]);
  });
});
