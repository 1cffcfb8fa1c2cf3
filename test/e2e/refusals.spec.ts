import { canonicalJson } from '#catalogue';
import type { SampleNetwork } from '../network/start-sample-network.ts';
import { startSampleNetwork } from '../network/start-sample-network.ts';
import { AgencyByHand, ask } from './agency-by-hand.ts';
import { expectProblem } from './expect-problem.ts';
import { faultyAddresses } from './faulty-addresses.ts';
import { IN_TEN_MINUTES, noMessages, provedFaults, unprovedFaults } from './faulty-messages.ts';
import { RecordReader } from './record.ts';
import { REFERENCES, shareCase } from './shared-case.ts';

describe('The doors of a running hub', () => {
  let network: SampleNetwork;
  let record: RecordReader;
  let vhs: AgencyByHand;
  let caritas: AgencyByHand;
  let head: number;

  beforeAll(async () => {
    network = await startSampleNetwork('refusals', ['jobcenter', 'vhs', 'caritas']);
    record = new RecordReader(network.databaseUrl);
    await record.connect();
    await shareCase(network, ['vhs', 'caritas']);
    vhs = await AgencyByHand.of(network, 'vhs');
    caritas = await AgencyByHand.of(network, 'caritas');
  });

  afterAll(async () => {
    await Promise.all([vhs, caritas].map((one) => one?.broker.close()));
    await record.close();
    await network.stop();
  });

  beforeEach(async () => {
    head = await record.head();
  });

  /** What the record has gained since the test began. */
  const gained = async () =>
    (await record.after(head)).map(({ type, agency, stream }) => `${type} ${agency} ${stream.split('-')[0]}`);
  const path = (handle: string): string => `/v1/networks/rheine/cases/${handle}/timeline`;

  describe.each(provedFaults(() => vhs))('refuse %s', (_what, code, make) => {
    it('at the broker', async () => {
      const signed = make();
      const receipts = await vhs.publish(vhs.sealed(signed));
      expect(receipts).toMatchObject([{ id: signed.envelope.id, outcome: 'refused', code }]);
      await expect(gained()).resolves.toEqual(['MessageRefused vhs refusals']);
    });

    it('over HTTP', async () => {
      const signed = make();
      const answer = await vhs.post(vhs.sealed(signed));
      expect(answer.status).toBe(200);
      expect(vhs.receiptsIn(answer)).toMatchObject([{ id: signed.envelope.id, outcome: 'refused', code }]);
      await expect(gained()).resolves.toEqual(['MessageRefused vhs refusals']);
    });
  });

  describe.each(unprovedFaults(() => ({ vhs, caritas })))('refuse %s', (_what, code, make) => {
    it('at the broker, and hold it against nobody but the sender', async () => {
      const receipts = await vhs.publish(vhs.sealed(make()));
      expect(receipts).toMatchObject([{ outcome: 'refused', code }]);
      const noted = await gained();
      // Two malformed ones without an id of their own are one and the same to the record.
      expect(noted.length).toBeLessThanOrEqual(1);
      for (const one of noted) expect(one).toBe('MessageRefused vhs refusals');
    });

    it('over HTTP, as noise that leaves nothing behind', async () => {
      const answer = await vhs.post(vhs.sealed(make()));
      expectProblem(answer, 401, 'BATCH_UNREADABLE');
      await expect(gained()).resolves.toEqual([]);
    });
  });

  it('take a sound event beside a faulty one, each with its own receipt', async () => {
    const [bad, good] = [vhs.envelope({ time: IN_TEN_MINUTES() }), vhs.envelope({})];
    const receipts = await vhs.publish(vhs.sealed(bad, good));
    expect(receipts).toHaveLength(2);
    expect(receipts.find(({ id }) => id === bad.envelope.id)?.outcome).toBe('refused');
    expect(receipts.find(({ id }) => id === good.envelope.id)?.outcome).toBe('held');
    await expect(gained()).resolves.toEqual(['MessageRefused vhs refusals']);
  });

  describe('say the same to whatever is no message at all', () => {
    it.each(noMessages(() => ({ vhs, caritas })))('%s', async (_what, make) => {
      const body = make();
      const expected = (await vhs.post('something else')).shape;
      const answer = await vhs.post(body);
      expectProblem(answer, 401, 'BATCH_UNREADABLE');
      expect(answer.shape).toEqual(expected);
      await expect(vhs.publish(body)).resolves.toEqual([]);
      await expect(gained()).resolves.toEqual([]);
    });

    it('and to who is no party, in whatever network', async () => {
      const sound = vhs.sealed(vhs.envelope({}));
      const { shape } = await vhs.post('garbage');
      for (const as of ['caritas', 'bamf', 'nobody'])
        expect((await vhs.post(sound, { as })).shape).toEqual(shape);
      expect((await vhs.post(sound, { network: 'nowhere' })).shape).toEqual(shape);
      await expect(gained()).resolves.toEqual([]);
    });
  });

  it('stop what is larger than a message may be before they look at it', async () => {
    expectProblem(await vhs.post('x'.repeat(2 * 1024 ** 2 + 1)), 413, 'BODY_TOO_LARGE');
    expect(vhs.broker.info?.max_payload).toBe(2 * 1024 ** 2);
    expect(() => vhs.broker.publish('intake.rheine.vhs', 'x'.repeat(2 * 1024 ** 2 + 1))).toThrow();
    await expect(gained()).resolves.toEqual([]);
  });

  it.each(faultyAddresses)(
    'answer %s with a problem that says how to put it right',
    async (_what, at, method, status, code, pointer) => {
      const type = code === 'PARAMETER_INVALID' ? 'application/jose' : 'application/json';
      const body = method === 'POST' ? { body: '{}', headers: { 'content-type': type } } : {};
      expectProblem(await ask(`${network.hubUrl}${at}`, { method, ...body }), status, code, pointer);
    },
  );

  it('hold an event without telling an unknown case, a missing link and a missing consent apart', async () => {
    const offer = {
      type: 'de.wegmarke.language.voluntary-offer-joined.v1',
      data: { offer: 'language-cafe' },
    };
    const handles = {
      unknown: 'A'.repeat(43),
      'not linked': caritas.handle(REFERENCES.caritas),
      'no consent': vhs.handle(REFERENCES.vhs),
    };
    const told = [];
    for (const handle of Object.values(handles)) {
      const signed = vhs.envelope({ ...offer, handle });
      const [atBroker] = await vhs.publish(vhs.sealed(signed));
      const answer = await vhs.post(vhs.sealed(signed));
      const [overHttp] = vhs.receiptsIn(answer);
      expect(atBroker).toMatchObject({ id: signed.envelope.id, outcome: 'held', code: 'NO_BASIS_NOW' });
      const its = { id: '', at: '' };
      told.push([{ ...atBroker, ...its }, { ...overHttp, ...its }, answer.body.length, answer.status]);
    }
    expect(told[1]).toEqual(told[0]);
    expect(told[2]).toEqual(told[0]);
    await expect(gained()).resolves.toEqual([]);
  });

  it('answer a read of an unknown case, of another agency’s handle and of a case without a basis alike', async () => {
    const shapes = [];
    for (const handle of ['A'.repeat(43), vhs.handle(REFERENCES.vhs), caritas.handle(REFERENCES.caritas)]) {
      const answer = await caritas.read(handle);
      expect(answer.status).toBe(200);
      expect(caritas.opened(answer).entries).toEqual([]);
      const { headers } = answer.shape as { headers: unknown };
      shapes.push({ headers, length: answer.body.length });
    }
    expect(shapes[1]).toEqual(shapes[0]);
    expect(shapes[2]).toEqual(shapes[0]);
    const noted = 'AccessRefused caritas refusals';
    await expect(gained()).resolves.toEqual([noted, noted, noted]);
    // The same question by the agency that has a basis: what was withheld is there.
    expect(vhs.opened(await vhs.read(vhs.handle(REFERENCES.vhs))).entries).toHaveLength(1);
  });

  describe('take a read token once, from its owner, for its own request', () => {
    const handle = (): string => vhs.handle(REFERENCES.vhs);

    it('not replayed', async () => {
      const token = await vhs.token(path(handle()));
      expect((await vhs.read(handle(), { token })).status).toBe(200);
      head = await record.head();
      for (const again of [vhs.read(handle(), { token }), vhs.read(handle(), { token })])
        expectProblem(await again, 401, 'TOKEN_REFUSED', '/token/TOKEN_REPLAYED');
      await expect(gained()).resolves.toEqual([]);
    });

    it('not forged in the name of another agency, whether or not there is such a case', async () => {
      const forged = async (at: string) => vhs.read(at, { token: await caritas.token(path(at), 'vhs') });
      const answers = [await forged(handle()), await forged('A'.repeat(43))];
      for (const answer of answers) expectProblem(answer, 401, 'TOKEN_REFUSED', '/token/TOKEN_SIGNATURE');
      expect(answers[1]?.shape).toEqual(answers[0]?.shape);
      await expect(gained()).resolves.toEqual([]);
    });

    it('not for another case or purpose, not of another kind, not missing', async () => {
      const token = await vhs.token(path('A'.repeat(43)));
      const other = '/token/TOKEN_NOT_FOR_THIS';
      expectProblem(await vhs.read(handle(), { token }), 401, 'TOKEN_REFUSED', other);
      const query = '?purpose=course-access';
      expectProblem(await vhs.read(handle(), { query }), 401, 'TOKEN_REFUSED', other);
      const kind = vhs.sealer.sign({ network: 'rheine', agency: 'vhs' });
      expectProblem(await vhs.read(handle(), { token: kind }), 401, 'TOKEN_REFUSED', '/token/TOKEN_TYPE');
      expectProblem(await vhs.read(handle(), { token: '' }), 401, 'TOKEN_MISSING');
      await expect(gained()).resolves.toEqual([]);
    });

    it('and say what is wrong with the rest of the address', async () => {
      const unknown = await vhs.read(handle(), { query: '?pupose=course-access' });
      expectProblem(unknown, 400, 'PARAMETER_UNKNOWN', '/query/pupose');
      const purpose = await vhs.read(handle(), { query: '?purpose=curiosity' });
      expectProblem(purpose, 400, 'PURPOSE_UNKNOWN', '/query/purpose');
      expectProblem(await vhs.read('short'), 400, 'PARAMETER_INVALID', '/path/handle');
      await expect(gained()).resolves.toEqual([]);
    });
  });

  it('give the first receipt to an event that comes again, by whatever door, and record nothing', async () => {
    const signed = vhs.envelope({
      type: 'de.wegmarke.language.registered.v1',
      data: { courseKind: 'general', courseCode: 'IK-2026-001' },
      handle: vhs.handle(REFERENCES.vhs),
      time: '2026-02-05T09:00:00.000Z',
    });
    const [first] = await vhs.publish(vhs.sealed(signed));
    expect(first?.outcome).toBe('accepted');
    await expect(gained()).resolves.toEqual(['de.wegmarke.language.registered.v1 vhs case']);
    head = await record.head();
    await expect(vhs.publish(vhs.sealed(signed))).resolves.toEqual([first]);
    expect(vhs.receiptsIn(await vhs.post(vhs.sealed(signed)))).toEqual([first]);
    await expect(gained()).resolves.toEqual([]);
  });

  describe('keep an agency to its own subjects', () => {
    it("so that it neither publishes nor asks on another's", async () => {
      const stolen = caritas.envelope({ time: IN_TEN_MINUTES() });
      vhs.broker.publish('intake.rheine.caritas', caritas.sealed(stolen));
      await expect(vhs.publish(vhs.sealed(stolen))).resolves.toMatchObject([{ code: 'WRONG_AGENCY' }]);
      // Had it arrived, the future would have been held against the Caritas: it is first refused when that sends it.
      await expect(gained()).resolves.toEqual(['MessageRefused vhs refusals']);
      await expect(caritas.publish(caritas.sealed(stolen))).resolves.toMatchObject([
        { code: 'HAPPENED_IN_FUTURE' },
      ]);
      await expect(gained()).resolves.toHaveLength(2);
      const question = { timeout: 500 };
      await expect(vhs.broker.request('claim.rheine.caritas', 'x', question)).rejects.toThrow();
    });

    it('and answer no question that it did not sign, or that is stale', async () => {
      const now = new Date().toISOString();
      const claim = { kind: 'claim', network: 'rheine', agency: 'vhs', after: 0, max: 10, at: now };
      const stale = { ...claim, at: new Date(Date.now() - 600_000).toISOString() };
      const bad = [
        'garbage',
        canonicalJson(claim),
        caritas.sealer.sign(claim),
        vhs.sealer.sign({ ...claim, agency: 'caritas' }),
        vhs.sealer.sign({ ...claim, max: 100_000 }),
        vhs.sealer.sign({ ...claim, all: true }),
        vhs.sealer.sign(stale),
      ];
      const asked = bad.flatMap((text) => [vhs.hears('claim', text, 700), vhs.hears('evidence', text, 700)]);
      asked.push(vhs.hears('evidence', vhs.sealer.sign(claim), 700));
      expect(new Set(await Promise.all(asked))).toEqual(new Set([false]));
      await expect(vhs.hears('claim', vhs.sealer.sign(claim), 5_000)).resolves.toBe(true);
      expect((await gained()).filter((one) => !one.startsWith('Released'))).toEqual([]);
    });
  });

  it("keep another agency's messages when a reply subject asks the broker to delete them", async () => {
    await network.hub.stop();
    const waiting = caritas.envelope({ time: IN_TEN_MINUTES() });
    caritas.broker.publish('intake.rheine.caritas', caritas.sealed(waiting));
    await caritas.broker.flush();
    const attacks = ['PURGE', 'DELETE', 'UPDATE'].map((call) => {
      const reply = `$JS.API.STREAM.${call}.intake_rheine_caritas`;
      const signed = vhs.envelope({});
      vhs.broker.publish('intake.rheine.vhs', vhs.sealed(signed), { reply });
      vhs.broker.publish('claim.rheine.vhs', 'garbage', { reply });
      vhs.broker.publish(reply, '{}');
      return signed.envelope.id;
    });
    await vhs.broker.flush();
    await network.hub.start();
    await expect(caritas.receiptOf(waiting.envelope.id)).resolves.toMatchObject({
      outcome: 'refused',
      code: 'HAPPENED_IN_FUTURE',
    });
    // The attacks did reach the broker: as the ordinary messages that they are, they are answered too.
    for (const id of attacks) expect((await vhs.receiptOf(id)).outcome).toBe('held');
    // The claim that was asked by hand above began anew from 0, so the VHS's own adapter may be given its event once more.
    expect((await gained()).filter((one) => one !== 'Released hub case')).toEqual([
      'MessageRefused caritas refusals',
    ]);
  });
});
