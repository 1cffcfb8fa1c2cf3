import type { ClaimReply, EvidenceReply, TimelineReply } from '#catalogue';
import { Claims, EvidenceFeed } from '#disclosure';
import { newPersonCode, OfficerTokens, personCodeHash } from '#jose';
import { randomBytes } from 'node:crypto';
import type { NetworkSetup } from './config/hub-setup.ts';
import { PageTicks } from './embed/page-ticks.ts';
import { RandomIds } from './machine/random-ids.ts';
import { SystemClock } from './machine/system-clock.ts';
import type { DoorsOnMemory, HubOnMemory } from './spec/hub-on-memory.ts';
import {
  AgencyOfSpec,
  handleOf,
  hubOnMemory,
  newAgencies,
  OPEN,
  setupFor,
  VOUCHER,
  voucher,
} from './spec/hub-on-memory.ts';

const MAKE_CODE = 'de.wegmarke.case.make-link-code.v1';
const REDEEM = 'de.wegmarke.case.redeem-link-code.v1';
const CODE_HASH = 'n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg';

/** The founding agreement of the sample, adopted by the agencies of another town among themselves. */
function foundedIn(network: string, agencies: Readonly<Record<string, AgencyOfSpec>>): NetworkSetup {
  const [sample] = setupFor(Object.values(agencies)).networks;
  return {
    ...sample!,
    network,
    agreement: sample!.agreement.replace('network: rheine', `network: ${network}`),
  };
}

describe('one hub of two networks', () => {
  let rheine: HubOnMemory;
  let emsdetten: DoorsOnMemory;

  beforeAll(async () => {
    const agencies = newAgencies();
    // The Jobcenter of the county is at work in both towns; the other bodies have nothing but their names in common.
    const others = { ...newAgencies(), jobcenter: new AgencyOfSpec('jobcenter', agencies['jobcenter']?.own) };
    const networks = [foundedIn('rheine', agencies), foundedIn('emsdetten', others)];
    rheine = await hubOnMemory({ networks }, undefined, agencies);
    emsdetten = rheine.inNetwork('emsdetten', others);
    for (const town of [rheine, emsdetten]) await openCase(town);
    await tell(rheine, { type: VOUCHER, data: voucher });
  });
  afterAll(() => rheine.app.close());

  const answerTo = async (town: DoorsOnMemory, agency: string, handle?: string) => {
    const answer = await town.readTimeline(agency, { ...(handle !== undefined && { handle }) });
    expect({ status: answer.statusCode, body: answer.body }).toMatchObject({ status: 200 });
    return town.opened(agency, answer.body) as TimelineReply;
  };

  it('shows the agency that is in both what was recorded in the network that it asks about', async () => {
    const here = await answerTo(rheine, 'jobcenter');
    const there = await answerTo(emsdetten, 'jobcenter');
    expect(here.entries.map(({ type }) => type)).toContain(VOUCHER);
    expect(there.entries).toEqual([]);
  });

  it('answers it about a case of the other network as about a case that nobody has', async () => {
    const elsewhere = handleOf('jobcenter', 'only-in-rheine');
    await tell(rheine, { type: OPEN, handle: elsewhere, name: 'open-elsewhere' });
    const answered = async (handle: string) => {
      const {
        handle: own,
        asOf: _,
        notAfter: __,
        ...answer
      } = await answerTo(emsdetten, 'jobcenter', handle);
      expect(own).toBe(handle);
      return answer;
    };
    expect(await answered(elsewhere)).toEqual(await answered(handleOf('jobcenter', 'nowhere')));
  });

  it.each(['timeline', 'timeline/export'])(
    'takes a token of one network at the %s of the other from nobody',
    async (door) => {
      const path = `/v1/networks/emsdetten/cases/${handleOf('vhs')}/${door}`;
      const shown = async (network: string, agency: string) => {
        const reader = { network, agency, actor: 'staff-17' };
        const token = await rheine.tokens(agency).make(reader, { method: 'GET', path });
        const { statusCode, body } = await rheine.app.inject({
          url: path,
          headers: { authorization: `Bearer ${token}` },
        });
        return { statusCode, pointer: JSON.parse(body).pointer as string };
      };
      const refused = { statusCode: 401, pointer: '/token/network' };
      expect(await shown('rheine', 'vhs')).toEqual(refused);
      expect(await shown('rheine', 'jobcenter')).toEqual(refused);
      // The VHS of Rheine is a stranger in Emsdetten, whatever it says it is.
      expect(await shown('emsdetten', 'vhs')).toEqual({ statusCode: 401, pointer: '/token/TOKEN_SIGNATURE' });
    },
  );

  it('takes from an agency of the other network what it takes from a stranger', async () => {
    const signed = rheine.agencyOf('vhs').says({ type: OPEN, network: 'emsdetten' });
    const stranger = new AgencyOfSpec('vhs').says({ type: OPEN, network: 'emsdetten' });
    const told = async (one: unknown) => {
      const { statusCode, body } = await emsdetten.post('vhs', emsdetten.seal({ batch: [one] }));
      const { traceId: _, ...problem } = JSON.parse(body) as Record<string, unknown>;
      return { statusCode, problem };
    };
    const known = await told(signed);
    expect(known).toEqual(await told(stranger));
    expect(known).toMatchObject({ statusCode: 401, problem: { code: 'BATCH_UNREADABLE' } });
  });

  it('takes nothing that was signed for the other network, from the agency that is in both neither', async () => {
    const signed = rheine.agencyOf('jobcenter').says({ type: VOUCHER, data: voucher, name: 'astray' });
    const { statusCode } = await emsdetten.post('jobcenter', emsdetten.seal({ batch: [signed] }));
    expect(statusCode).toBe(401);
  });

  it('knows a link code in the network only in which it was made', async () => {
    const validUntil = new Date(Date.now() + 86_400_000).toISOString();
    await tell(rheine, { type: MAKE_CODE, data: { codeHash: CODE_HASH, validUntil } });
    const redeemed = async (town: DoorsOnMemory, codeHash: string, name: string) => {
      const [receipt] = await town.tell('vhs', says(town, 'vhs', { type: REDEEM, data: { codeHash }, name }));
      return { outcome: receipt?.outcome, code: receipt?.code };
    };
    const unknown = await redeemed(emsdetten, CODE_HASH.replace('n4', 'm4'), 'unknown');
    expect(await redeemed(emsdetten, CODE_HASH, 'of-rheine')).toEqual(unknown);
    expect(unknown.outcome).not.toBe('accepted');
    expect(await redeemed(rheine, CODE_HASH, 'own')).toEqual({ outcome: 'accepted', code: undefined });
  });

  it('gives the claim and the evidence of one network nothing of the other', async () => {
    const claimed = await asked<ClaimReply>(Claims, 'claim');
    expect(claimed.there.entries).toEqual([]);
    const evidence = await asked<EvidenceReply>(EvidenceFeed, 'evidence');
    expect(evidence.here.cases.length).toBeGreaterThan(evidence.there.cases.length);
    expect(evidence.there.cases.map(({ handle }) => handle)).toEqual([handleOf('jobcenter')]);
    expect(evidence.there.agreementHash).not.toBe(evidence.here.agreementHash);
  });

  it('rings the agency of the network only in which something is new', async () => {
    const ticks = rheine.app.get(PageTicks);
    const rung: string[] = [];
    const heard = Promise.withResolvers<void>();
    const leave = ['emsdetten', 'rheine'].map((network) =>
      ticks.follow(network, 'jobcenter', {
        tick: () => {
          rung.push(network);
          if (network === 'rheine') heard.resolve();
        },
        end: () => undefined,
      }),
    );
    await tell(rheine, { type: OPEN, handle: handleOf('jobcenter', 'another'), name: 'another' });
    await heard.promise;
    for (const one of leave) one?.();
    expect(rung).toEqual(['rheine']);
  });

  it('tells an officer of the network that is asked about, and of no other', async () => {
    const found = async (town: DoorsOnMemory) => {
      const path = `/v1/networks/${town.network}/officer/search`;
      const by = { network: town.network, agency: 'jobcenter', actor: 'officer-1' };
      const { own } = town.agencyOf('jobcenter');
      const tokens = new OfficerTokens(own, new SystemClock(), new RandomIds());
      const token = await tokens.make(by, { method: 'GET', path, query: '' });
      const url = await town.app.inject({ url: path, headers: { authorization: `Bearer ${token}` } });
      return Buffer.from(town.agencyOf('jobcenter').sealer.open(url.body) ?? []).toString();
    };
    const cases = (jws: string) => {
      const { items } = JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString()) as {
        readonly items: readonly { readonly eventType?: string }[];
      };
      return items.filter(({ eventType }) => eventType === VOUCHER).length;
    };
    expect(cases(await found(rheine))).toBeGreaterThan(0);
    expect(cases(await found(emsdetten))).toBe(0);
  });

  it('lets the person into the case of the network whose letter it was', async () => {
    const code = newPersonCode(randomBytes);
    const data = {
      codeHash: personCodeHash(code),
      validUntil: new Date(Date.now() + 86_400_000).toISOString(),
      channel: 'handed-over',
    };
    await tell(rheine, { type: 'de.wegmarke.case.make-person-code.v1', data });
    const page = { host: 'localhost:8300', origin: 'http://localhost:8300', 'x-wegmarke': 'page' };
    const entered = await rheine.app.inject({
      method: 'POST',
      url: '/v1/person/enter',
      headers: page,
      payload: { code, pin: '204060' },
    });
    const cookie = String([entered.headers['set-cookie']].flat()[0]).split(';')[0] ?? '';
    expect({ status: entered.statusCode, cookie }).toMatchObject({
      status: 200,
      cookie: expect.stringContaining('rheine'),
    });
    const session = async (shown: string) =>
      (
        await rheine.app.inject({ url: '/v1/person/session', headers: { ...page, cookie: shown } })
      ).json<object>();
    expect(await session(cookie)).toMatchObject({ entered: true });
    expect(await session(cookie.replace('rheine', 'emsdetten'))).toEqual({ entered: false });
  });

  async function openCase(town: DoorsOnMemory): Promise<void> {
    await tell(town, { type: OPEN });
  }

  async function tell(town: DoorsOnMemory, said: Said): Promise<void> {
    const receipts = await town.tell('jobcenter', says(town, 'jobcenter', said));
    expect(receipts).toMatchObject([{ outcome: 'accepted' }]);
  }

  /** What the jobcenter is answered at the broker's doors, asking in each network for all there is. */
  async function asked<Reply>(door: typeof Claims | typeof EvidenceFeed, kind: 'claim' | 'evidence') {
    const answers = await Promise.all(
      [rheine, emsdetten].map(async (town) => {
        const at = new Date().toISOString();
        const ask = { kind, network: town.network, agency: 'jobcenter', after: 0, max: 50, at };
        const sent: Uint8Array[] = [];
        await town.app.get<Claims>(door).answer(ask as never, { send: (bytes) => void sent.push(bytes) });
        return opened(town, sent[0]) as Reply;
      }),
    );
    return { here: answers[0]!, there: answers[1]! };
  }
});

type Said = Parameters<AgencyOfSpec['says']>[0];

function says(town: DoorsOnMemory, agency: string, said: Said) {
  return town.agencyOf(agency).says({ ...said, network: town.network });
}

/** What a door sealed to the jobcenter; evidence is signed inside. */
function opened(town: DoorsOnMemory, bytes: Uint8Array | undefined): unknown {
  const plain = town.agencyOf('jobcenter').sealer.open(Buffer.from(bytes ?? []).toString());
  const text = Buffer.from(plain ?? []).toString();
  return JSON.parse(
    text.startsWith('{') ? text : Buffer.from(text.split('.')[1] ?? '', 'base64url').toString(),
  );
}
