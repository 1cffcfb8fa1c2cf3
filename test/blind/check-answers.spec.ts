import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Agreement } from '#agreement';
import { agreementHash, parseAgreement, party } from '#agreement';
import type { EvidenceReply } from '#catalogue';
import { EvidenceFeed } from '#disclosure';
import { CheckBook } from '../../apps/adapter/src/desk/check-book.ts';
import { checkRoutes } from '../../apps/adapter/src/desk/check-routes.ts';
import { AdapterGate } from '../../apps/adapter/src/gate/adapter-gate.ts';
import { EvidenceBook } from '../../apps/adapter/src/hub/evidence-book.ts';
import { Journal } from '../../apps/adapter/src/journal/journal.ts';
import type { HubOnMemory, Said } from '../../apps/hub/src/spec/hub-on-memory.ts';
import { handleOf, hubOnMemory, NETWORK, OPEN } from '../../apps/hub/src/spec/hub-on-memory.ts';
import { inClone } from '../../deploy/local/setup/places.mjs';

const ASKER = 'vhs';
const NOW = new Date().toISOString();
const agreement = parseAgreement(
  readFileSync(inClone('deploy/local/demo/agreement.yaml'), 'utf8'),
) as Agreement;

/** What the asker knows of the case: it did this itself, or the law tells it. */
const visible = fc.record({
  recipient: fc.option(fc.constantFrom('jobcenter', 'abh')),
  depth: fc.constantFrom('fact', 'date', 'detail'),
  withdrawn: fc.boolean(),
});

/** What happened beside, of which the asker may see nothing. */
const hidden = fc.subarray(['legal-sphere', 'counselling', 'consent-of-another'] as const, { minLength: 1 });

describe("An agency's answers before it sends (C8)", () => {
  let hub: HubOnMemory;
  let folder: string;
  let cases = 0;
  let saidSoFar = 0;
  beforeAll(async () => {
    hub = await hubOnMemory();
    folder = mkdtempSync(join(tmpdir(), 'blind-'));
  });
  afterAll(async () => {
    await hub.app.close();
    rmSync(folder, { recursive: true });
  });

  /** One agency says something about one case. */
  async function say(agency: string, name: string, said: Omit<Said, 'handle'>): Promise<void> {
    const handle = handleOf(agency, name);
    const label = `${name} ${(saidSoFar += 1)}`;
    const [receipt] = await hub.tell(agency, hub.agencyOf(agency).says({ ...said, handle, name: label }));
    expect(receipt).toMatchObject({ outcome: 'accepted' });
  }
  async function joinCase(name: string, agency: string): Promise<void> {
    const codeHash = Buffer.from(`${name} ${agency}`.padEnd(32, '.')).toString('base64url').slice(0, 43);
    const validUntil = new Date(Date.parse(NOW) + 86_400_000).toISOString();
    await say('jobcenter', name, {
      type: 'de.wegmarke.case.make-link-code.v1',
      data: { codeHash, validUntil },
    });
    await say(agency, name, { type: 'de.wegmarke.case.redeem-link-code.v1', data: { codeHash } });
  }

  async function give(name: string, source: string, recipient: string, depth: string): Promise<string> {
    const consentId = Buffer.from(`${name}-${source}`.padEnd(16, '-')).toString('base64url');
    const provision = {
      provisionId: 'cHJvdmlzaW9uLTEtb2YtY29uc2VudA',
      form: 'consent',
      source,
      recipients: [recipient],
      purposes: ['course-progress'],
      eventTypes: ['*'],
      depth,
      special: false,
      validFrom: '2025-01-01T00:00:00.000Z',
      validUntil: '2099-01-01T00:00:00.000Z',
    };
    const notice = { id: 'notice-course', version: '3', language: 'ar', channel: 'paper' };
    const data = { consentId, notice, givenBy: 'person', consequencesTold: true, provisions: [provision] };
    await say(source, name, { type: 'de.wegmarke.consent.give.v1', data });
    return consentId;
  }

  async function happen(name: string, what: string): Promise<void> {
    if (what === 'legal-sphere') {
      const data = { from: 'asylblg', to: 'sgb-2', effectiveFrom: '2026-02-01' };
      return say('jobcenter', name, { type: 'de.wegmarke.benefits.legal-sphere-changed.v1', data });
    }
    if (what === 'counselling') return joinCase(name, 'caritas');
    await joinCase(name, 'abh');
    await give(name, 'abh', 'jobcenter', 'detail');
  }

  /** A case that is so much alike for the asker; the name is all that differs. */
  async function aCase(name: string, seen: typeof visible extends fc.Arbitrary<infer T> ? T : never) {
    await say('jobcenter', name, { type: OPEN });
    await joinCase(name, ASKER);
    if (seen.recipient === null) return;
    const consentId = await give(name, ASKER, seen.recipient, seen.depth);
    if (seen.withdrawn)
      await say(ASKER, name, { type: 'de.wegmarke.consent.withdraw.v1', data: { consentId } });
  }

  async function evidence(): Promise<EvidenceReply> {
    const sent: Uint8Array[] = [];
    const ask = { kind: 'evidence', network: NETWORK, agency: ASKER, after: 0, max: 500, at: NOW } as const;
    await hub.app.get(EvidenceFeed).answer(ask, { send: (bytes) => void sent.push(bytes) });
    const plain = hub.agencyOf(ASKER).sealer.open(Buffer.from(sent[0] ?? '').toString()) ?? Buffer.alloc(0);
    const payload = Buffer.from(plain).toString().split('.')[1] ?? '';
    return JSON.parse(Buffer.from(payload, 'base64url').toString()) as EvidenceReply;
  }

  /** Every question that the agency could ask about a case, answered; what names the case or the turn is taken out. */
  function everyAnswer(journal: Journal, book: EvidenceBook, name: string): string {
    const current = () => ({
      agreement,
      hash: agreementHash(agreement),
      sealingKeys: {},
      signingKeys: {},
    });
    const gate = new AdapterGate({
      network: NETWORK,
      agency: ASKER,
      agreements: { current },
      evidence: book,
      outbox: { narrowing: () => [] },
    });
    const found = { reference: name, handle: handleOf(ASKER, name), link: 'linked' } as const;
    const routes = checkRoutes({
      agency: ASKER,
      references: { find: () => ({ ...found, knownAt: NOW, numbers: [] }) },
      agreements: { current },
      gate,
      checks: new CheckBook(journal),
      clock: { now: () => NOW },
    });
    const check = routes['POST /desk/check']!;
    const questions = (party(agreement, ASKER)?.publishes ?? []).flatMap((eventType) =>
      ['jobcenter', 'abh', 'bamf', 'caritas', 'volunteers'].flatMap((recipient) =>
        [undefined, 'course-progress', 'counselling'].map((purpose) => ({ eventType, recipient, purpose })),
      ),
    );
    const answer = ({ purpose, ...asked }: (typeof questions)[number]) => {
      const body = { ...asked, reference: name, ...(purpose !== undefined && { purpose }) };
      const call = { params: {}, query: new URLSearchParams(), body, staff: () => 'sb-017' };
      const { body: said } = check(call) as { body: Readonly<Record<string, unknown>> };
      return { ...said, number: 0, question: { ...(said['question'] as object), reference: '' } };
    };
    return JSON.stringify(journal.transaction(() => questions.map(answer)));
  }

  it('are byte for byte the same for two cases that differ only in what it may not see', async () => {
    let told = 0;
    await fc.assert(
      fc.asyncProperty(visible, hidden, async (seen, beside) => {
        const names = [`l${(cases += 1)}`, `r${cases}`] as const;
        for (const name of names) await aCase(name, seen);
        for (const what of beside) await happen(names[1], what);
        const journal = Journal.open(join(folder, `${names[0]}.db`));
        const book = new EvidenceBook(journal);
        book.take(await evidence());
        const [left, right] = names.map((name) => {
          const answers = everyAnswer(journal, book, name).replaceAll(consentOf(name), 'CONSENT');
          told += answers.includes('"needs-consent"') ? 1 : 0;
          return answers;
        });
        journal.close();
        expect(right).toBe(left);
      }),
      { numRuns: 8 },
    );
    // Else the property would hold of answers that say nothing.
    expect(told).toBeGreaterThan(0);
  });
});

function consentOf(name: string): string {
  return Buffer.from(`${name}-${ASKER}`.padEnd(16, '-')).toString('base64url');
}
