import type { EvidenceReply, Receipt, ReleasedEntry } from '#catalogue';
import { untilQuiet } from '../../deploy/local/demonstration/quiet.mjs';
import { until } from '../../deploy/local/services/until.mjs';
import { AgencyByHand } from '../e2e/agency-by-hand.ts';
import { OfficerByHand } from '../e2e/officer-by-hand.ts';
import { AGENCIES } from '../network/sample-agencies.ts';
import type { SampleNetwork } from '../network/start-sample-network.ts';
import { startSampleNetwork } from '../network/start-sample-network.ts';
import { command, consenting, event, handIn, linking, random, send } from './by-hand.ts';
import type { Hands, HiddenCase } from './canary/hidden-doings.ts';
import { CHOSEN, comparable, happenHidden, newCase, shareCase, VOUCHER } from './canary/hidden-doings.ts';
import { withNames } from './canary/with-names.ts';

/** All an officer may list, with questions under which nothing is too young to be told. */
const LISTS: readonly (readonly [list: string, query?: Readonly<Record<string, string>>])[] = [
  ['search'],
  ['refusals'],
  ['consents'],
  ['consents/unused', { days: '1' }],
  ['reads-without-event', { days: '1' }],
  ['requests'],
];

describe('What an agency may not see (C8)', () => {
  let network: SampleNetwork;
  let agencies: Hands;
  let hiddenRecalls: readonly string[] = [];
  let rings = 0;
  const [plain, full] = [newCase(), newCase()];

  beforeAll(async () => {
    network = await startSampleNetwork('hidden');
    await untilQuiet(Object.values(network.agencies));
    await network.adapters.stop();
    const joined = await Promise.all(
      AGENCIES.map(async (name) => [name, await AgencyByHand.of(network, name)] as const),
    );
    agencies = Object.fromEntries(joined) as Hands;
    await Promise.all([shareCase(agencies, plain), shareCase(agencies, full)]);
    agencies.abh.broker.subscribe('bell.rheine.abh', { callback: () => void (rings += 1) });
    await agencies.abh.broker.flush();
  });

  afterAll(async () => {
    await Promise.all(Object.values(agencies).map(({ broker }) => broker.close()));
    await network.stop();
  });

  /** Whether the hub's followers, the bell's among them, have seen the whole log. */
  const caughtUp = async (): Promise<true | undefined> => {
    const { projections } = (await (await fetch(`${network.hubUrl}/health/ready`)).json()) as {
      readonly projections: readonly { readonly behind: number }[];
    };
    return projections.every(({ behind }) => behind === 0) || undefined;
  };

  /**
   * Bells go out on one line, in their order: when the first ever for the counselling office is heard, an earlier one for the
   * immigration office lies at its connection.
   */
  const noneUnderWay = async (): Promise<void> => {
    const { jobcenter, caritas, abh } = agencies;
    let heard = 0;
    caritas.broker.subscribe('bell.rheine.caritas', { callback: () => void (heard += 1) });
    await caritas.broker.flush();
    const [own, theirs] = [random(), random()];
    const [propose, accept] = linking(jobcenter, own, caritas, theirs);
    await send(jobcenter, command(jobcenter, own, 'case.open'), propose);
    await send(caritas, accept);
    await until('the bell of the counselling office', () => heard || undefined);
    await abh.broker.flush();
  };

  /** A voucher that the office may see, and its bell. */
  const rungFor = async ({ handles }: HiddenCase): Promise<void> => {
    const { asylblg } = agencies;
    const before = rings;
    await send(asylblg, event(asylblg, handles.asylblg, 'language.voucher-issued', VOUCHER));
    await until('the bell', () => rings > before || undefined);
  };

  it('rings no bell at it, and is no news in its evidence', async () => {
    await until('the hub to have rung for all that is recorded', caughtUp);
    const { next } = await agencies.abh.claim();
    expect((await agencies.abh.claim(next)).entries).toEqual([]);
    const known = await agencies.abh.evidence();
    await noneUnderWay();
    const before = rings;
    hiddenRecalls = await happenHidden(agencies, full);
    const news = await agencies.abh.evidence(known.next);
    expect(news).toMatchObject({ cases: [], next: known.next });
    for (const shared of [plain, full]) await rungFor(shared);
    await agencies.abh.broker.flush();
    expect(rings).toBe(before + 2);
  });

  it('changes no timeline of it, nor what it takes along, whatever the purpose', async () => {
    for (const door of ['timeline', 'export'] as const) {
      for (const purpose of [undefined, 'course-access', 'duty-monitoring', 'counselling']) {
        const [one, other] = [await timeline(plain, door, purpose), await timeline(full, door, purpose)];
        expect(other).toEqual(one);
        if (purpose === undefined) expect(one).not.toHaveLength(0);
      }
    }
    // There is something to hide: who may see it sees more in the one case than in the other.
    const { jobcenter } = agencies;
    const seen = async ({ handles }: HiddenCase) =>
      jobcenter.opened(await jobcenter.read(handles.jobcenter)).entries.length;
    expect(await seen(full)).toBeGreaterThan(await seen(plain));
  });

  it('changes neither its claims nor its evidence, nor what is called back from it', async () => {
    const { entries } = await agencies.abh.claim();
    const of = ({ handles }: HiddenCase) =>
      entries.filter((entry) => entry.handle === handles.abh).map(comparable);
    expect(of(full)).toEqual(of(plain));
    expect(of(full)).not.toHaveLength(0);
    const evidence = await agencies.abh.evidence();
    const [one, other] = [plain, full].map((shared) => evidenceOf(evidence, shared));
    expect(other).toEqual(one);
    expect(one?.case).toMatchObject({
      disputes: [{ dispute: CHOSEN.dispute, eventIds: ['voucher of abh'] }],
      rights: [{ state: 'open' }, { state: 'open' }, { state: 'open' }],
    });
    expect(one?.recalls).toMatchObject([{ kind: 'stop-using', eventIds: ['need of asylblg'], reminders: 0 }]);
    expect(evidence.recalls).toHaveLength(2);
  });

  it('changes no answer to its officer, who finds no entry of it', async () => {
    const officer = new OfficerByHand(agencies.abh, network);
    const hidden = await new OfficerByHand(agencies.jobcenter, network).list('search', {
      q: 'recipient:caritas',
    });
    for (const [list, query] of LISTS) {
      const items = await officer.list(list, query);
      const told = async (shared: HiddenCase) =>
        Promise.all(
          items
            .filter((item) => item['case'] === shared.handles.abh)
            .map((item) => traced(officer, item, shared)),
        );
      const [one, other] = [await told(plain), await told(full)];
      expect({ list, other }).toEqual({ list, other: one });
      if (['search', 'requests', 'consents'].includes(list)) expect(one).not.toHaveLength(0);
    }
    const own = { sender: 'asylblg', recipient: 'abh', kind: 'stop-using' };
    expect(await officer.list('recalls')).toMatchObject([own, own]);
    expect(hidden).not.toHaveLength(0);
    for (const { entry } of hidden.slice(0, 3))
      expect((await officer.asked(`entries/${String(entry)}`)).status).toBe(404);
  });

  it('changes no receipt of it', async () => {
    const one = await receiptsIn(plain);
    expect(await receiptsIn(full)).toEqual(one);
    expect(new Set(one.map(([outcome]) => outcome))).toEqual(new Set(['held', 'accepted', 'refused']));
  });

  /** What the office is told when it tries everything that it can try. */
  async function receiptsIn({ handles: own }: HiddenCase) {
    const { abh } = agencies;
    const consentId = CHOSEN.consent;
    const staff = 'abh-001';
    const right = (name: string, data: object) => command(abh, own.abh, `rights.${name}`, { ...data, staff });
    const answer = (recall: string) =>
      command(abh, own.abh, 'recall.answer', {
        recall,
        parts: [{ eventIds: [random()], outcome: 'stopped', automatic: false }],
      });
    const messages = [
      event(abh, own.abh, 'language.need-found', { level: 'a1', way: 'interview' }),
      event(abh, own.abh, 'language.voucher-issued', VOUCHER),
      event(abh, own.abh, 'language.registered', { courseKind: 'general' }),
      command(abh, own.abh, 'case.open'),
      command(abh, own.abh, 'consent.withdraw', { consentId }),
      command(abh, own.abh, 'consent.object', { consentId, recordedBy: 'jobcenter', ground: 'not-ours' }),
      command(abh, own.abh, 'consent.invalidate', { consentId, ground: 'record-faulty' }),
      consenting(abh, own.abh, { consentId, recipient: 'caritas', purpose: 'counselling' }),
      command(abh, own.abh, 'consent.withdraw', { consentId }),
      command(abh, own.abh, 'case.redeem-link-code', { codeHash: 'A'.repeat(43) }),
      command(abh, own.abh, 'case.accept-link', { proposal: random() }),
      command(abh, own.abh, 'case.propose-link', {
        recipient: 'bamf',
        numberKind: 'azr',
        sealedNumber: 'a..b.c.d',
      }),
      ...hiddenRecalls.map(answer),
      answer(random()),
      right('propose', { request: CHOSEN.access, decision: 'grant' }),
      right('confirm', { request: CHOSEN.access, proposal: random() }),
      right('confirm', { request: CHOSEN.erasure, proposal: random() }),
      right('propose-lift', { request: CHOSEN.restriction, personToldAt: new Date().toISOString() }),
      right('confirm-lift', { request: CHOSEN.restriction, proposal: random() }),
      right('dispute-entry', { dispute: random(), eventIds: [random()] }),
      right('settle-dispute', { dispute: CHOSEN.dispute, outcome: 'stands-by' }),
    ];
    const receipts: Receipt[] = [];
    for (const message of messages) receipts.push(...(await handIn(abh, [message])));
    return receipts.map(({ outcome, code }) => [outcome, code]);
  }

  async function timeline(
    { handles: { abh: handle } }: HiddenCase,
    door: 'timeline' | 'export',
    purpose?: string,
  ) {
    const { abh } = agencies;
    const answer = await abh.read(handle, { door, ...(purpose !== undefined && { purpose }) });
    const { entries } = abh.opened(answer);
    return (entries as readonly ReleasedEntry[]).map(comparable);
  }

  /** Evidence and recalls about one case, with names in the place of ids. */
  function evidenceOf({ cases, recalls }: EvidenceReply, shared: HiddenCase) {
    const own = <T extends { readonly handle: string }>(all: readonly T[]) =>
      all.filter(({ handle }) => handle === shared.handles.abh);
    const told = {
      case: own(cases)[0],
      // Places in the log are told, as with claims: the exception of C8.
      recalls: own(recalls).map((notice) => ({ ...notice, recall: undefined, position: undefined })),
    };
    return withNames(told, shared) as typeof told;
  }

  /** An item of a list with its trace, where it is an export, and names in the place of what differs between any two. */
  async function traced(officer: OfficerByHand, item: Readonly<Record<string, unknown>>, shared: HiddenCase) {
    const { entry, ...told } = item;
    const trace =
      item['door'] === 'export' ? ((await officer.answer(`entries/${String(entry)}`)) as object) : {};
    return withNames({ told, trace: { ...trace, entry: undefined, proof: undefined } }, shared);
  }
});
