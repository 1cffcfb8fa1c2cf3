import { leafHashOf } from '#audit';
import type { Receipt, SignedEnvelope } from '#catalogue';
import { Intake, intakeCodes } from '#intake';
import { Conflict, EventStore, Sealer } from '#ports';
import type { Append, NewEvent } from '#ports';
import { MemoryEventStore } from '#ports/memory';
import { openBacking } from './life/backing.ts';
import type { HubOnMemory } from './spec/hub-on-memory.ts';
import { handleOf, hubOnMemory, NETWORK, OPEN, VOUCHER, voucher } from './spec/hub-on-memory.ts';

const MODULE = 'de.wegmarke.language.module-completed.v1';

/** The store of a hub, which a spec can let fail. */
class FailingStore extends MemoryEventStore {
  failing = false;
  /** Somebody else is always faster. */
  contended = false;

  override append(...asked: Parameters<MemoryEventStore['append']>) {
    const [stream, expected] = asked;
    if (this.contended && typeof expected === 'object') return Promise.reject(new Conflict(stream, 0));
    return this.failing ? Promise.reject(new Error('disk full')) : super.append(...asked);
  }

  override async appendEach(appends: readonly Append[]) {
    if (!this.failing) return super.appendEach(appends);
    return appends.map(() => ({ outcome: 'failed', error: new Error('disk full') }) as const);
  }
}

async function hubOn(store: MemoryEventStore): Promise<HubOnMemory> {
  const backing = await openBacking('memory', () => undefined);
  return hubOnMemory({}, { ...backing, store, close: () => backing.close() });
}

/** The broker's way in: the account has vouched for the agency. */
async function brought(
  hub: HubOnMemory,
  agency: string,
  ...batch: readonly unknown[]
): Promise<readonly Receipt[]> {
  const bringer = { network: NETWORK, agency, authenticated: true };
  const answer = await hub.app.get(Intake).receiveBatch(bringer, Buffer.from(hub.seal({ batch })));
  if (answer.kind !== 'answered') throw new Error(answer.kind);
  return answer.outcomes;
}

async function stored(hub: HubOnMemory, streamPrefix: string) {
  return hub.app.get(EventStore).readAll(0, { max: 1_000, filter: { streamPrefix } });
}

function changed(signed: SignedEnvelope, change: object): unknown {
  return { ...signed, envelope: { ...signed.envelope, ...change } };
}

describe('what comes in', () => {
  let hub: HubOnMemory;
  let store: FailingStore;
  beforeEach(async () => (hub = await hubOn((store = new FailingStore()))));
  afterEach(() => hub.app.close());

  const refusals: readonly [string, (hub: HubOnMemory) => unknown][] = [
    [
      'ENVELOPE_MALFORMED',
      ({ agencyOf }) => changed(agencyOf('jobcenter').says({ type: VOUCHER, data: voucher }), { extra: 1 }),
    ],
    ['WRONG_AGENCY', ({ agencyOf }) => agencyOf('abh').says({ type: VOUCHER, data: voucher })],
    [
      'SIGNATURE_INVALID',
      ({ agencyOf }) => agencyOf('abh').says({ type: VOUCHER, data: voucher, agency: 'jobcenter' }),
    ],
    [
      'COMMITMENT_MISMATCH',
      ({ agencyOf }) =>
        changed(agencyOf('jobcenter').says({ type: VOUCHER, data: voucher }), {
          data: { ...voucher, standing: 'entitled' },
        }),
    ],
    ['TYPE_UNKNOWN', ({ agencyOf }) => agencyOf('jobcenter').says({ type: 'de.wegmarke.language.sung.v1' })],
    [
      'PAYLOAD_INVALID',
      ({ agencyOf }) => agencyOf('jobcenter').says({ type: VOUCHER, data: { ...voucher, name: 'x' } }),
    ],
    [
      'NO_RIGHT_TO_PUBLISH',
      ({ agencyOf }) => agencyOf('jobcenter').says({ type: MODULE, data: { courseCode: 'IK-1', module: 1 } }),
    ],
    [
      'HAPPENED_IN_FUTURE',
      ({ agencyOf }) =>
        agencyOf('jobcenter').says({ type: VOUCHER, data: voucher, time: '2999-01-01T00:00:00.000Z' }),
    ],
  ];

  it.each(refusals)('is refused for good as %s, and only that is stored', async (code, member) => {
    const [receipt] = await brought(hub, 'jobcenter', member(hub));
    expect(receipt).toMatchObject({ outcome: 'refused', code });
    const facts = await stored(hub, `refusals-${NETWORK}-jobcenter-`);
    expect(facts.map(({ type }) => type)).toEqual(['MessageRefused']);
    expect(await stored(hub, 'case-')).toEqual([]);
    expect(await stored(hub, `refusals-${NETWORK}-abh-`)).toEqual([]);
    expect(hub.lines.join('')).not.toContain('2026-12-31');
  });

  it.each([
    ['a name that is a lone surrogate', String.raw`{"\ud800":1}`],
    ['a number beyond all bounds', '1e999'],
    ['a member that is no plain value', '{"toJSON":1}'],
    ['nesting without end', `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
  ])('is refused, and does not stop what comes behind it, with %s in it', async (_, text) => {
    const jobcenter = hub.agencyOf('jobcenter');
    const odd = JSON.stringify(changed(jobcenter.says({ type: VOUCHER, data: voucher }), { data: 'ODD' }));
    const batch = `{"batch":[${odd.replace('"ODD"', `{"level":${text}}`)}]}`;
    const bytes = jobcenter.sealer.seal(Buffer.from(batch), hub.app.get(Sealer).publicKeys.sealing);
    const bringer = { network: NETWORK, agency: 'jobcenter', authenticated: true };
    const answer = await hub.app.get(Intake).receiveBatch(bringer, Buffer.from(bytes));
    expect(answer).toMatchObject({ kind: 'answered', outcomes: [{ outcome: 'refused' }] });
  });

  it('has a refusal for each code but those for what is held', () => {
    const held: readonly string[] = ['KEY_NOT_USABLE', 'NO_BASIS_NOW'];
    const refused = intakeCodes.map(({ code }) => code).filter((code) => !held.includes(code));
    expect(refused).toEqual(refusals.map(([code]) => code));
  });

  it('is held alike for an unknown case and for a case that is not linked', async () => {
    await brought(hub, 'abh', hub.agencyOf('abh').says({ type: OPEN }));
    const jobcenter = hub.agencyOf('jobcenter');
    const receipts = await brought(
      hub,
      'jobcenter',
      jobcenter.says({ type: VOUCHER, data: voucher, name: 'a' }),
      jobcenter.says({ type: VOUCHER, data: voucher, name: 'b', handle: handleOf('abh') }),
    );
    expect(receipts.map(({ outcome, code }) => [outcome, code])).toEqual([
      ['held', 'NO_BASIS_NOW'],
      ['held', 'NO_BASIS_NOW'],
    ]);
    expect(await stored(hub, 'refusals-')).toEqual([]);
  });

  it('is held alike without a basis', async () => {
    const caritas = hub.agencyOf('caritas');
    const needFound = { need: 'integration-course' };
    const [opened, told] = await brought(
      hub,
      'caritas',
      caritas.says({ type: OPEN }),
      caritas.says({ type: 'de.wegmarke.casework.managers-assigned.v1', data: needFound }),
    );
    expect(opened).toMatchObject({ outcome: 'accepted' });
    expect(['held', 'refused']).toContain(told?.outcome);
  });

  it('gets the first receipt again when it comes again, at whatever door', async () => {
    const jobcenter = hub.agencyOf('jobcenter');
    const batch = [jobcenter.says({ type: OPEN }), jobcenter.says({ type: VOUCHER, data: voucher })];
    const first = await brought(hub, 'jobcenter', ...batch);
    expect(first.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted']);
    expect(await brought(hub, 'jobcenter', ...batch)).toEqual(first);
    expect(await hub.tell('jobcenter', ...batch)).toEqual(first);
    expect(await stored(hub, 'case-')).toHaveLength(3);
  });

  it('names the place in the log where it is', async () => {
    const jobcenter = hub.agencyOf('jobcenter');
    const [, told] = await brought(
      hub,
      'jobcenter',
      jobcenter.says({ type: OPEN }),
      jobcenter.says({ type: VOUCHER, data: voucher }),
    );
    const event = (await stored(hub, 'case-')).find(({ type }) => type === VOUCHER);
    expect(told).toEqual({
      id: event?.id,
      outcome: 'accepted',
      position: event?.position,
      leafHash: event && Buffer.from(leafHashOf(event)).toString('base64url'),
      at: event?.recordedAt,
    });
  });

  it('keeps the rest of a batch in which one envelope is bad, and the same envelope twice is one', async () => {
    const jobcenter = hub.agencyOf('jobcenter');
    const good = jobcenter.says({ type: VOUCHER, data: voucher });
    const receipts = await brought(hub, 'jobcenter', jobcenter.says({ type: OPEN }), 'nonsense', good, good);
    expect(receipts.map(({ outcome, code }) => code ?? outcome)).toEqual([
      'accepted',
      'accepted',
      'ENVELOPE_MALFORMED',
    ]);
  });

  it('follows the order of the batch for each handle', async () => {
    const jobcenter = hub.agencyOf('jobcenter');
    const early = jobcenter.says({ type: VOUCHER, data: voucher });
    const receipts = await brought(hub, 'jobcenter', early, jobcenter.says({ type: OPEN }));
    expect(receipts.map(({ outcome }) => outcome)).toEqual(['held', 'accepted']);
  });

  it('gets no receipt at all while the store fails, and all of them afterwards', async () => {
    const jobcenter = hub.agencyOf('jobcenter');
    const batch = [jobcenter.says({ type: OPEN }), jobcenter.says({ type: VOUCHER, data: voucher })];
    await brought(hub, 'jobcenter', batch[0]);
    store.failing = true;
    const bringer = { network: NETWORK, agency: 'jobcenter', authenticated: true };
    const bytes = Buffer.from(hub.seal({ batch }));
    const answer = hub.app.get(Intake).receiveBatch(bringer, bytes);
    await expect(answer).resolves.toEqual({ kind: 'unsettled' });
    expect((await hub.post('jobcenter', bytes)).json()).toMatchObject({ status: 503, code: 'NOT_AVAILABLE' });
    store.failing = false;
    expect((await brought(hub, 'jobcenter', ...batch)).map(({ outcome }) => outcome)).toEqual([
      'accepted',
      'accepted',
    ]);
  });

  it('is to come again, and nobody is told that the hub is broken, when the case would not stand still', async () => {
    const jobcenter = hub.agencyOf('jobcenter');
    await brought(hub, 'jobcenter', jobcenter.says({ type: OPEN }));
    const codeHash = Buffer.alloc(32).toString('base64url');
    const data = { codeHash, validUntil: new Date(Date.now() + 86_400_000).toISOString() };
    const bytes = Buffer.from(
      hub.seal({ batch: [jobcenter.says({ type: 'de.wegmarke.case.make-link-code.v1', data })] }),
    );
    store.contended = true;
    expect((await hub.post('jobcenter', bytes)).json()).toMatchObject({ status: 503, code: 'NOT_AVAILABLE' });
    store.contended = false;
    expect((await hub.post('jobcenter', bytes)).statusCode).toBe(200);
  });

  it('is counted only when nobody vouches for it and nothing in it is signed by the agency', async () => {
    const forged = hub.agencyOf('abh').says({ type: VOUCHER, data: voucher, agency: 'jobcenter' });
    const answer = await hub.post('jobcenter', hub.seal({ batch: [forged] }));
    expect(answer.json()).toMatchObject({ status: 401, code: 'BATCH_UNREADABLE' });
    expect(await stored(hub, 'refusals-')).toEqual([]);
    expect(hub.lines.join('')).toContain('"reason":"NOTHING_SIGNED","count":1');
  });

  it('holds nothing against an agency that somebody else put into its batch', async () => {
    const jobcenter = hub.agencyOf('jobcenter');
    const forged = hub
      .agencyOf('abh')
      .says({ type: VOUCHER, data: voucher, agency: 'jobcenter', name: 'forged' });
    const receipts = await hub.tell('jobcenter', jobcenter.says({ type: OPEN }), forged);
    expect(receipts.map(({ outcome, code }) => code ?? outcome)).toEqual(['accepted', 'SIGNATURE_INVALID']);
    expect(await stored(hub, 'refusals-')).toEqual([]);
  });

  it('leaves the content of nothing in the clear', async () => {
    const jobcenter = hub.agencyOf('jobcenter');
    await brought(
      hub,
      'jobcenter',
      jobcenter.says({ type: OPEN }),
      jobcenter.says({ type: VOUCHER, data: voucher }),
    );
    const rows: readonly NewEvent[] = await stored(hub, '');
    expect(JSON.stringify(rows)).not.toContain('2026-12-31');
    expect(JSON.stringify(rows.filter(({ type }) => type !== 'HandlePointed'))).not.toContain(
      'aufenthg-44a-1-2',
    );
  });

  it('tells a withdrawal as done only when what was released before it has left', async () => {
    const vhs = hub.agencyOf('vhs');
    const withdraw = vhs.says({
      type: 'de.wegmarke.consent.withdraw.v1',
      data: { consentId: 'Y29uc2VudC0xLW9mLXRoZS1zcGVj' },
    });
    const begun = performance.now();
    await brought(hub, 'vhs', withdraw);
    expect(performance.now() - begun).toBeGreaterThanOrEqual(249);
  });
});
