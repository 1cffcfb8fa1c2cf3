import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linkCodeHash, newLinkCode } from '#jose';
import type { HubOnMemory } from '../../apps/hub/src/spec/hub-on-memory.ts';
import { newDatabase } from '../contracts/test-database.ts';
import type { TestDatabase } from '../contracts/test-database.ts';
import { wegmarke } from './cli-tool.ts';
import type { OperatorFiles } from './hub-for-operators.ts';
import { headOver, hubOnDatabase, openCase, operatorEnv, operatorFiles } from './hub-for-operators.ts';

interface Verified {
  readonly exit: number;
  readonly findings: readonly { readonly code: string; readonly place: string }[];
}

const CASES = ['first', 'second', 'third'].map((name) => `${name}-case`.padEnd(24, '-'));
const PAYLOADS = `type LIKE 'de.wegmarke.language.%'`;
const FORGED = `
  INSERT INTO record.events SELECT (jsonb_populate_record(e, jsonb_build_object('id', 'forged', 'position', m.position + 1,
    'revision', (SELECT max(revision) + 1 FROM record.events s WHERE s.stream = e.stream)))).*
  FROM record.events e, (SELECT max(position) AS position FROM record.events) m WHERE ${PAYLOADS} ORDER BY e.position LIMIT 1`;

describe('A record that somebody changed behind the hub', () => {
  let folder: string;
  let files: OperatorFiles;
  let database: TestDatabase;
  let env: Readonly<Record<string, string>>;
  let note: string;
  let head: number;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cli-verify-'));
    files = operatorFiles(folder);
    database = await newDatabase('cli_verify');
    env = operatorEnv(database.url, files);
    const hub = await hubOnDatabase(database.url, files);
    let last = 0;
    for (const handle of CASES) last = (await openCase(hub, handle)).position ?? 0;
    last = await moreOfACase(hub, CASES[0] ?? '');
    const signed = await headOver(env, last);
    note = join(folder, 'ledger-head.note');
    head = signed.size;
    writeFileSync(note, signed.note);
    await wegmarke(env, 'vault', 'erase', '--agency', 'jobcenter', '--handle', CASES[2] ?? '');
    await hub.app.close();
  });
  afterAll(async () => {
    await database.close();
    rmSync(folder, { recursive: true });
  });

  const verify = async (...words: readonly string[]): Promise<Verified> =>
    (await wegmarke(env, 'record', 'verify', '--json', ...words)).json() as Verified;

  /** What is found after a change, which is taken back before it returns. */
  async function foundAfter(change: string, ...words: readonly string[]): Promise<readonly string[]> {
    const tables = ['record.events', 'vault.content_keys', 'vault.owner_keys', 'ledger.heads'];
    const kept = tables.map((table) => [table, table.replace('.', '_kept_')] as const);
    for (const [table, copy] of kept) await database.run(`CREATE TABLE public.${copy} AS TABLE ${table}`);
    try {
      await database.run(change);
      const { exit, findings } = await verify(...words);
      expect(exit).toBe(findings.length > 0 ? 1 : 0);
      return [...new Set(findings.map(({ code }) => code))].sort();
    } finally {
      for (const [table] of kept.toReversed()) await database.run(`DELETE FROM ${table}`);
      for (const [table, copy] of kept.toReversed())
        await database.run(`INSERT INTO ${table} SELECT * FROM public.${copy}; DROP TABLE public.${copy}`);
    }
  }

  it('is told from one that nobody touched, erased case or not', async () => {
    expect(await verify('--witness', note)).toMatchObject({
      exit: 0,
      found: 0,
      signaturesChecked: { hub: true, witnesses: true, authors: 'all' },
      contents: { sound: expect.any(Number), ended: expect.any(Number) },
      witnesses: 1,
    });
    const { stdout } = await wegmarke(env, 'record', 'verify');
    expect(stdout).toContain('there is no witness to compare with');
    const bare = { WEGMARKE_HUB_DATABASE_URL: database.url };
    expect((await wegmarke(bare, 'record', 'verify')).stdout).toContain('contents were not checked');
  });

  it.each([
    ['a cipher text', `UPDATE record.events SET sealed_ct = reverse(sealed_ct) WHERE ${PAYLOADS}`],
    ['a tag', `UPDATE record.events SET sealed_tag = 'AAAAAAAAAAAAAAAAAAAAAA' WHERE ${PAYLOADS}`],
    [
      'contents that changed places',
      `UPDATE record.events e SET sealed_kid = o.sealed_kid, sealed_iv = o.sealed_iv, sealed_ct = o.sealed_ct,
         sealed_tag = o.sealed_tag FROM record.events o WHERE e.${PAYLOADS} AND o.${PAYLOADS} AND e.id <> o.id`,
    ],
    ['a content key', `UPDATE vault.content_keys SET wrapped = reverse(wrapped)`],
    ["an owner's key", `UPDATE vault.owner_keys SET wrapped = reverse(wrapped) WHERE case_id <> '-'`],
    [
      "the network's own key, under which its agencies' keys lie",
      `UPDATE vault.owner_keys SET wrapped = reverse(wrapped) WHERE case_id = '-' AND controller = 'hub'`,
    ],
  ])('shows by %s', async (_, change) => {
    expect(await foundAfter(change)).toContain('CONTENT_DAMAGED');
  });

  it('shows by a content key that is gone although nobody erased it', async () => {
    expect(await foundAfter(`DELETE FROM vault.content_keys WHERE kid LIKE 'p.%'`)).toEqual([
      'CONTENT_KEY_MISSING',
    ]);
  });

  it('shows by an event at the end that its author never signed', async () => {
    expect(await foundAfter(FORGED)).toContain('AUTHOR_SIGNATURE_WRONG');
  });

  it.each([
    ['the agency', `UPDATE record.events SET agency = 'bamf' WHERE ${PAYLOADS}`],
    ['the kind of fact', `UPDATE record.events SET type = 'ConsentRefused' WHERE type = 'CaseOpened'`],
  ])('shows by %s in a clear column', async (_, change) => {
    expect(await foundAfter(change)).toContain('AUTHOR_SIGNATURE_WRONG');
  });

  it("shows by an adapter's note when its end was taken away, heads and all", async () => {
    const cut = `DELETE FROM record.events WHERE position >= ${head}; DELETE FROM ledger.heads`;
    expect(await foundAfter(cut, '--witness', note)).toContain('WITNESS_AHEAD');
  });
});

/** Joins a second agency to the case, and lets it take down, change and take back a consent: every kind of author is in the record. */
async function moreOfACase(hub: HubOnMemory, handle: string): Promise<number> {
  const says = (agency: string, name: string, data: object, own = handle) =>
    hub.tell(agency, hub.agencyOf(agency).says({ type: `de.wegmarke.${name}.v1`, data, handle: own }));
  const codeHash = linkCodeHash(newLinkCode(randomBytes));
  const fromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  const provision = {
    provisionId: 'provision-0000001',
    form: 'consent',
    source: 'vhs',
    recipients: ['jobcenter'],
    purposes: ['course-progress'],
    eventTypes: ['*'],
    depth: 'detail',
    special: false,
    validFrom: fromNow(-1),
    validUntil: fromNow(1),
  };
  const consentId = 'consent-00000001';
  const notice = { id: 'notice-course', version: '1', language: 'de', channel: 'paper' };
  const given = { consentId, notice, givenBy: 'person', provisions: [provision] };
  const guest = 'guest-of-the-case-------';
  const receipts = [
    await says('jobcenter', 'case.make-link-code', { codeHash, validUntil: fromNow(1) }),
    await says('vhs', 'case.redeem-link-code', { codeHash }, guest),
    await says('vhs', 'consent.give', { ...given, consequencesTold: true }, guest),
    await says('vhs', 'consent.amend', { consentId, provisions: [provision] }, guest),
    await says('vhs', 'consent.withdraw', { consentId }, guest),
    await says('vhs', 'consent.refuse', { ...given, consentId: 'consent-00000002' }, guest),
  ].flat();
  expect(receipts.map(({ outcome, code }) => code ?? outcome)).toEqual(Array(6).fill('accepted'));
  return Math.max(...receipts.map(({ position = 0 }) => position));
}
