import type { ClaimReply, EvidenceReply, Receipt, ReleasedEntry } from '#catalogue';
import { untilQuiet } from '../../deploy/local/demonstration/quiet.mjs';
import { until } from '../../deploy/local/services/until.mjs';
import { AgencyByHand } from '../e2e/agency-by-hand.ts';
import type { SampleAgency } from '../network/sample-agencies.ts';
import { AGENCIES } from '../network/sample-agencies.ts';
import type { SampleNetwork } from '../network/start-sample-network.ts';
import { startSampleNetwork } from '../network/start-sample-network.ts';
import { command, consenting, event, handIn, linking, random, send } from './by-hand.ts';

/** The same case under the handles of those who share it. */
type Handles = Readonly<Record<SampleAgency, string>>;

const VOUCHER = {
  issueMode: 'online',
  issuer: 'jobcenter',
  ground: 'aufenthg-44a-1-2',
  standing: 'obliged',
  validUntil: '2026-12-31',
};

describe('What an agency may not see (C8)', () => {
  let network: SampleNetwork;
  let agencies: Readonly<Record<SampleAgency, AgencyByHand>>;
  let plain: Handles;
  let full: Handles;
  let rings = 0;

  beforeAll(async () => {
    network = await startSampleNetwork('hidden');
    await untilQuiet(Object.values(network.agencies));
    await network.adapters.stop();
    const joined = await Promise.all(
      AGENCIES.map(async (name) => [name, await AgencyByHand.of(network, name)] as const),
    );
    agencies = Object.fromEntries(joined) as Record<SampleAgency, AgencyByHand>;
    [plain, full] = [handles(), handles()];
    await Promise.all([share(plain), share(full)]);
    agencies.abh.broker.subscribe('bell.rheine.abh', { callback: () => void (rings += 1) });
    await agencies.abh.broker.flush();
  }, 60_000);

  afterAll(async () => {
    await Promise.all(Object.values(agencies).map(({ broker }) => broker.close()));
    await network.stop();
  });

  it('rings no bell at it', async () => {
    const { next } = await claim(0);
    expect((await claim(next)).entries).toEqual([]);
    const before = rings;
    await happenHidden(full);
    // Bells ring in the order of the log: when this one has rung, all before it would have.
    await send(
      agencies.jobcenter,
      event(agencies.jobcenter, full.jobcenter, 'language.voucher-issued', VOUCHER),
    );
    await send(
      agencies.jobcenter,
      event(agencies.jobcenter, plain.jobcenter, 'language.voucher-issued', VOUCHER),
    );
    await until('the bell', () => rings >= before + 2 || undefined);
    expect(rings).toBe(before + 2);
  });

  it('changes no timeline of it, whatever the purpose', async () => {
    for (const query of ['', '?purpose=course-access', '?purpose=duty-monitoring', '?purpose=counselling']) {
      const [one, other] = [await timeline(plain.abh, query), await timeline(full.abh, query)];
      expect(other).toEqual(one);
    }
    expect(await timeline(full.abh, '')).not.toHaveLength(0);
    // There is something to hide: who may see it sees more in the one case than in the other.
    const { jobcenter } = agencies;
    const seen = async (handle: string) => jobcenter.opened(await jobcenter.read(handle)).entries.length;
    expect(await seen(full.jobcenter)).toBeGreaterThan(await seen(plain.jobcenter));
  });

  it('changes neither its claims nor its evidence', async () => {
    const { entries } = await claim(0);
    const of = (handle: string) => entries.filter((entry) => entry.handle === handle).map(comparable);
    expect(of(full.abh)).toEqual(of(plain.abh));
    expect(of(full.abh)).not.toHaveLength(0);
    const { cases } = (await ask('evidence', 0)) as EvidenceReply;
    const [one, other] = [plain, full].map(({ abh }) => {
      const { handle: _own, ...evidence } = cases.find(({ handle }) => handle === abh)!;
      return evidence;
    });
    expect(other).toEqual(one);
  });

  it('changes no receipt of it', async () => {
    const { abh } = agencies;
    const answers = async (own: Handles) => {
      const consentId = 'consent-of-others';
      const messages = [
        event(abh, own.abh, 'language.need-found', { level: 'a1', way: 'interview' }),
        event(abh, own.abh, 'language.voucher-issued', VOUCHER),
        event(abh, own.abh, 'language.registered', { courseKind: 'general' }),
        command(abh, own.abh, 'case.open'),
        command(abh, own.abh, 'consent.withdraw', { consentId }),
        consenting(abh, own.abh, { consentId, recipient: 'caritas', purpose: 'counselling' }),
        command(abh, own.abh, 'consent.withdraw', { consentId }),
        command(abh, own.abh, 'case.redeem-link-code', { codeHash: 'A'.repeat(43) }),
        command(abh, own.abh, 'case.accept-link', { proposal: random() }),
        command(abh, own.abh, 'case.propose-link', {
          recipient: 'bamf',
          numberKind: 'azr',
          sealedNumber: 'a..b.c.d',
        }),
      ];
      const receipts: Receipt[] = [];
      for (const message of messages) receipts.push(...(await handIn(abh, [message])));
      return receipts.map(({ outcome, code }) => [outcome, code]);
    };
    const one = await answers(plain);
    expect(await answers(full)).toEqual(one);
    expect(new Set(one.map(([outcome]) => outcome))).toEqual(new Set(['held', 'accepted', 'refused']));
  });

  /** What both cases hold: the immigration office sees a duty and a voucher of the jobcenter, and its own voucher. */
  async function share(own: Handles): Promise<void> {
    const { jobcenter, abh, vhs } = agencies;
    const [forAbh, byAbh] = linking(jobcenter, own.jobcenter, abh, own.abh);
    const [forVhs, byVhs] = linking(jobcenter, own.jobcenter, vhs, own.vhs);
    await send(jobcenter, command(jobcenter, own.jobcenter, 'case.open'), forAbh, forVhs);
    await send(abh, byAbh);
    await send(vhs, byVhs);
    const duty = { ground: 'aufenthg-44a-1-2', registerBy: '2026-08-29' };
    const time = '2026-02-03T10:00:00.000Z';
    const stated = jobcenter.envelope({
      handle: own.jobcenter,
      type: 'de.wegmarke.language.duty-stated.v1',
      data: duty,
      time,
    });
    await send(jobcenter, stated);
    const issued = abh.envelope({
      handle: own.abh,
      type: 'de.wegmarke.language.voucher-issued.v1',
      data: VOUCHER,
      time,
    });
    await send(abh, issued);
  }

  /** What only one of them holds, and the immigration office may not know. */
  async function happenHidden(own: Handles): Promise<void> {
    const { jobcenter, vhs, caritas } = agencies;
    const [forCaritas, byCaritas] = linking(jobcenter, own.jobcenter, caritas, own.caritas);
    await send(jobcenter, forCaritas);
    await send(caritas, byCaritas);
    const consentId = 'consent-of-others';
    const told = { consentId, recipient: 'caritas', purpose: 'counselling' };
    await send(jobcenter, consenting(jobcenter, own.jobcenter, told));
    await send(
      caritas,
      consenting(caritas, own.caritas, { ...told, recipient: 'jobcenter' }),
      consenting(caritas, own.caritas, {
        consentId: random(),
        recipient: 'jobcenter',
        purpose: 'counselling',
        form: 'secrecy-release',
      }),
      event(caritas, own.caritas, 'language.need-found', { level: 'a1', way: 'interview' }),
    );
    await send(
      jobcenter,
      event(jobcenter, own.jobcenter, 'casework.plan-agreed', { plan: 'cooperation-plan', goals: ['work'] }),
      event(jobcenter, own.jobcenter, 'information.requested', {
        addressee: 'bamf',
        about: 'de.wegmarke.language.voucher-issued.v1',
        paragraph: 'intv-8-1-2',
        necessity: 'before-issue',
      }),
      command(jobcenter, own.jobcenter, 'case.propose-link', {
        recipient: 'bamf',
        numberKind: 'azr',
        sealedNumber: 'a..b.c.d',
      }),
    );
    await send(
      vhs,
      consenting(vhs, own.vhs, { consentId, recipient: 'jobcenter', purpose: 'course-progress' }),
      event(vhs, own.vhs, 'language.registered', { courseKind: 'general', courseCode: 'IK-2026-001' }),
    );
    await caritas.read(own.caritas);
    await jobcenter.read(own.jobcenter);
    await send(vhs, command(vhs, own.vhs, 'consent.withdraw', { consentId }));
  }

  async function timeline(handle: string, query: string) {
    const { abh } = agencies;
    const path = `/v1/networks/rheine/cases/${handle}/timeline`;
    const purpose = new URLSearchParams(query).get('purpose') ?? undefined;
    const reader = { network: 'rheine', agency: 'abh', actor: 'staff-by-hand' };
    const asked = { method: 'GET', path, ...(purpose !== undefined && { purpose }) };
    const token = await abh.tokens.make(reader, asked);
    const { entries } = abh.opened(await abh.read(handle, { token, query }));
    return (entries as readonly ReleasedEntry[]).map(comparable);
  }

  function claim(after: number): Promise<ClaimReply> {
    return ask('claim', after) as Promise<ClaimReply>;
  }

  async function ask(kind: 'claim' | 'evidence', after: number): Promise<unknown> {
    const { abh } = agencies;
    const question = {
      kind,
      network: 'rheine',
      agency: 'abh',
      after,
      max: 100,
      at: new Date().toISOString(),
    };
    const answer = await abh.broker.request(`${kind}.rheine.abh`, abh.sealer.sign(question), {
      timeout: 10_000,
    });
    const plainText = Buffer.from(abh.sealer.open(Buffer.from(answer.data).toString())!).toString();
    if (kind === 'claim') return JSON.parse(plainText) as unknown;
    return JSON.parse(Buffer.from(plainText.split('.')[1]!, 'base64url').toString()) as unknown;
  }
});

/** An entry without what differs between any two events: ids, handle, places and instants of the record. */
function comparable({ type, agency, fields, basis, purpose }: ReleasedEntry) {
  return { type, agency, fields, basis, purpose };
}

function handles(): Handles {
  return Object.fromEntries(AGENCIES.map((name) => [name, random()])) as Record<SampleAgency, string>;
}
