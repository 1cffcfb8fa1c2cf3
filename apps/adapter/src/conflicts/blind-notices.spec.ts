import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { agreementHash, parseAgreement } from '#agreement';
import type { CaseEvidence } from '#catalogue';
import { catalogueEntry } from '#catalogue';
import { DeskHarness, NOW } from '../desk/spec/desk-harness.ts';
import { AdapterGate } from '../gate/adapter-gate.ts';
import { BlindNotices } from './blind-notices.ts';

const CHANGED = 'de.wegmarke.benefits.legal-sphere-changed.v1';
const DUTY = 'de.wegmarke.language.duty-stated.v1';
const NOTICE = 'conflict.blind-notice';
const file = join(import.meta.dirname, '../../../../deploy/local/demo/agreement.yaml');
const sample = parse(readFileSync(file, 'utf8')) as {
  parties: { publishes: string[] }[];
  matrix: object[];
  conflicts: { between: object[] }[];
};

/** Both from the jobcenter to the immigration office. */
const pair = { senders: ['jobcenter'], recipients: ['abh'], from: '2018-03-01', note: 'of a test' };
const notice = {
  ...pair,
  id: 'notice',
  purposes: ['benefit-coordination'],
  basis: 'STATUTORY',
  paragraph: '§ 71 SGB X',
  types: [NOTICE],
};
const byConsent = {
  ...pair,
  id: 'by-consent',
  purposes: ['benefit-coordination'],
  basis: 'CONSENT',
  types: ['benefits.legal-sphere-changed'],
};
const forbidden = {
  ...byConsent,
  id: 'forbidden',
  purposes: ['labour-market-integration'],
  basis: 'FORBIDDEN',
  paragraph: '§ 71(2) SGB X',
};

/** Whatever agency stated the duty: the sample's rule asks for one of the benefits offices, which see the change by law. */
const ofAnyAgency = sample.conflicts.map((rule) => ({
  ...rule,
  between: rule.between.map((side) => ({ ...side, by: undefined })),
}));

/** The sample with these rows, where the jobcenter may publish notices. */
function withRows(...rows: readonly object[]) {
  const read = parseAgreement(
    JSON.stringify({
      ...sample,
      parties: sample.parties.map((one) => ({ ...one, publishes: [...new Set([...one.publishes, NOTICE])] })),
      matrix: [...sample.matrix, ...rows],
      conflicts: ofAnyAgency,
    }),
  );
  if (Array.isArray(read)) throw new Error(JSON.stringify(read));
  return read;
}
const withNotice = withRows(notice, byConsent);
const shownToo = withRows({ ...notice, types: [NOTICE, 'benefits.legal-sphere-changed'] });

const LATER = '2026-04-01T00:00:00.000Z';
const provision = {
  consentId: 'c'.repeat(22),
  provisionId: 'p1',
  form: 'consent',
  source: 'jobcenter',
  recordedBy: 'jobcenter',
  recipients: ['abh'],
  purposes: ['benefit-coordination'],
  eventTypes: [CHANGED],
  depth: 'detail',
  special: false,
  validFrom: '2026-01-01T00:00:00.000Z',
  validUntil: '2027-01-01T00:00:00.000Z',
};

let desk: DeskHarness;
let notices: BlindNotices;
const handle = (): string => desk.memory.identity.handle('000123');
const agree = (agreement: ReturnType<typeof withRows>): void => {
  const keys = { sealingKeys: {}, signingKeys: {} };
  desk.memory.agreements.put({ agreement, hash: agreementHash(agreement), ...keys });
};
const own = (happenedAt = '2026-02-20T08:00:00.000Z'): void => {
  const data = { ...catalogueEntry(CHANGED)?.example, effectiveFrom: happenedAt.slice(0, 10) };
  const offer = { kind: 'event', type: CHANGED, reference: '000123', handle: handle() } as const;
  desk.memory.outbox.offer({ ...offer, key: [CHANGED, happenedAt], happenedAt, data });
};
const came = (id: string): void =>
  desk.memory.chainBook.take(
    [
      {
        seq: 1,
        id,
        handle: handle(),
        type: DUTY,
        happenedAt: '2026-02-10T08:00:00.000Z',
        agency: 'abh',
        fields: {},
        basis: { kind: 'statutory', rowId: 'r', paragraph: '§ 88a(1) AufenthG', duty: false },
        purpose: 'course-access',
      },
    ],
    NOW,
  );
const told = () => {
  notices.offer();
  return desk.memory.journal.all("SELECT signed FROM outbox WHERE type LIKE '%blind-notice%'");
};

beforeEach(() => {
  desk = new DeskHarness('jobcenter');
  const { memory } = desk;
  const clock = { now: () => desk.now };
  const gate = new AdapterGate({ ...memory, network: 'rheine', agency: 'jobcenter' });
  notices = new BlindNotices({ ...memory, agency: 'jobcenter', gate, clock });
  desk.link();
  desk.tell();
  own();
  came('duty');
  agree(withNotice);
});
beforeEach(() => desk.start());
afterEach(() => desk.end());

describe('a blind notice', () => {
  it('tells the other agency once that something conflicts, and nothing of what', () => {
    const [sent, ...more] = told();
    expect(more).toEqual([]);
    const { envelope } = JSON.parse(String(sent?.['signed'])) as {
      envelope: { data: object; time: string };
    };
    expect([envelope.data, envelope.time]).toEqual([{ advice: 'ask-for-consent' }, NOW]);
    expect(JSON.stringify(envelope)).not.toMatch(/duty|sphere|2026-02/);
    desk.now = '2026-03-02T10:00:00.000Z';
    own('2026-02-21T08:00:00.000Z');
    expect(told()).toHaveLength(1);
    came('another-duty');
    expect(told()).toHaveLength(2);
  });

  it('is not sent where no row lets this agency send it', () => {
    const read = parseAgreement(JSON.stringify(sample));
    if (Array.isArray(read)) throw new Error('the sample has faults');
    agree(read);
    expect(told()).toEqual([]);
  });

  it('is not sent to an agency that is shown both entries: it finds the conflict itself', () => {
    agree(shownToo);
    expect(told()).toEqual([]);
  });

  it.each<[string, Partial<CaseEvidence>]>([
    ['an objection was upheld', { objections: [{ sender: 'jobcenter' }] as never }],
    ['processing is restricted', { restrictions: [{ sender: 'jobcenter' }] as never }],
    ['the case was erased', { erased: true }],
    ['the case is linked no more', { linked: false }],
    ['the person took the consent back', { provisions: [{ ...provision, withdrawnAt: NOW }] as never }],
    ['the consent begins later', { provisions: [{ ...provision, validFrom: LATER }] as never }],
  ])('is not sent where %s', (_, evidence) => {
    desk.tell(evidence);
    expect(told()).toEqual([]);
  });

  it('is sent where a consent ran out', () => {
    desk.tell({ provisions: [{ ...provision, validUntil: NOW }] as never });
    expect(told()).toHaveLength(1);
  });

  it('is not sent where something else than a consent is missing: here a request', () => {
    agree(withRows(notice));
    expect(told()).toEqual([]);
  });

  it('is not sent where the parties forbade to show the entry, were it for another purpose', () => {
    agree(withRows(notice, byConsent, forbidden));
    expect(told()).toEqual([]);
  });

  it('is not sent again when nothing of it but its keyed name is left here', () => {
    told();
    const { outbox, journal } = desk.memory;
    const { id = '' } = outbox.list().find(({ type }) => type.includes('blind-notice')) ?? {};
    outbox.settle({ id, outcome: 'accepted', position: 9, at: NOW });
    desk.now = '2026-06-01T10:00:00.000Z';
    expect(outbox.prune(desk.now, 30)).toBe(1);
    desk.tell();
    expect(told()).toEqual([{ signed: null }]);
    const tables = journal.all("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE '%blind%'");
    expect(tables).toEqual([]);
  });
});
