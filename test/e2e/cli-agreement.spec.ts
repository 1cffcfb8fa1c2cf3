import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Agreement } from '#agreement';
import { adoptionStatement, parseAgreement } from '#agreement';
import { AgencyOfSpec, handleOf, OPEN, VOUCHER, voucher } from '../../apps/hub/src/spec/hub-on-memory.ts';
import type { HubOnMemory } from '../../apps/hub/src/spec/hub-on-memory.ts';
import { inClone } from '../../deploy/local/setup/places.mjs';
import { newDatabase } from '../contracts/test-database.ts';
import type { TestDatabase } from '../contracts/test-database.ts';
import { wegmarke } from './cli-tool.ts';
import type { OperatorFiles } from './hub-for-operators.ts';
import { hubOnDatabase, operatorEnv, operatorFiles, shown } from './hub-for-operators.ts';

const inForce = inClone('deploy/local/demo/agreement.yaml');
const QUESTION = ['agreement', 'explain', 'jobcenter', 'vhs', 'language.voucher-issued'] as const;

/** The second version: the provider gets no vouchers any more, the counselling does. */
const second = changed(
  [/\n {2}version: 1\n/, '\n  version: 2\n'],
  [/validFrom: .*/, 'validFrom: 2040-01-01'],
  [/(id: auf-88a-1-voucher\n(?: {4}.*\n)*? {4}recipients: )\[vhs\]/, '$1[caritas]'],
);

/** Every party of both versions. */
const PARTIES = agreementIn(second).parties.map(({ agency }) => agency);

function agreementIn(text: string): Agreement {
  const agreement = parseAgreement(text);
  if (Array.isArray(agreement)) throw new Error(JSON.stringify(agreement));
  return agreement;
}

function changed(...changes: readonly (readonly [was: RegExp, is: string])[]): string {
  const text = readFileSync(inForce, 'utf8');
  return changes.reduce((before, [was, is]) => {
    expect(before).toMatch(was);
    return before.replace(was, is);
  }, text);
}

describe('The agreement of a hub, with the tool of its operators', () => {
  let folder: string;
  let files: OperatorFiles;
  let database: TestDatabase;
  let hub: HubOnMemory;
  let env: Readonly<Record<string, string>>;
  let secondFile: string;

  /** The jobcenter recorded a voucher in a case that it shares with the provider, and both looked at it. */
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cli-agreement-'));
    const agencies = Object.fromEntries(PARTIES.map((agency) => [agency, new AgencyOfSpec(agency)]));
    files = { ...operatorFiles(folder), agencies };
    database = await newDatabase('cli_agreement');
    env = operatorEnv(database.url, files);
    hub = await hubOnDatabase(database.url, files);
    secondFile = file('second.yaml', second);
    cpSync(join(dirname(inForce), 'competence'), join(folder, 'competence'), { recursive: true });
    await shareVoucher();
    expect(await shown(hub, handleOf('vhs'), 'vhs')).toBe(1);
    expect(await shown(hub, handleOf('jobcenter'))).toBe(1);
  });
  afterAll(async () => {
    await hub.app.close();
    await database.close();
    rmSync(folder, { recursive: true });
  });

  function file(name: string, text: string): string {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  }

  async function shareVoucher(): Promise<void> {
    const [jobcenter, vhs] = [hub.agencyOf('jobcenter'), hub.agencyOf('vhs')];
    const codeHash = 'c'.repeat(43);
    const validUntil = new Date(Date.now() + 86_400_000).toISOString();
    const made = await hub.tell(
      'jobcenter',
      jobcenter.says({ type: OPEN }),
      jobcenter.says({ type: 'de.wegmarke.case.make-link-code.v1', data: { codeHash, validUntil } }),
      jobcenter.says({ type: VOUCHER, data: voucher }),
    );
    const redeemed = await hub.tell(
      'vhs',
      vhs.says({ type: 'de.wegmarke.case.redeem-link-code.v1', data: { codeHash } }),
    );
    expect([...made, ...redeemed].map(({ outcome }) => outcome)).toEqual(Array(4).fill('accepted'));
  }

  /** What `sign-agreement` prints at the adapters of these agencies, as options of the tool. */
  function signed(text: string, agencies: readonly string[]): readonly string[] {
    const statement = adoptionStatement(agreementIn(text));
    return agencies.flatMap((agency) => {
      const signature = hub.agencyOf(agency).sealer.signDetached(statement);
      return ['--signature', file(`${agency}.json`, JSON.stringify({ agency, ...statement, signature }))];
    });
  }

  it('is explained as it is in force, read from the record', async () => {
    const { exit, stdout } = await wegmarke(env, ...QUESTION);
    expect(exit).toBe(0);
    expect(stdout).toMatch(
      /version 1.*\n[^]*power: § 88a\(1\) AufenthG, § 7\(1\) IntV {2}\[auf-88a-1-voucher\./,
    );
  });

  it('is replayed without a difference under itself', async () => {
    const run = await wegmarke(
      env,
      'agreement',
      'replay',
      '--since',
      '2020-01-01',
      '--file',
      inForce,
      '--json',
    );
    expect(run.json()).toMatchObject({
      exit: 0,
      asked: 2,
      counts: { same: 1, 'not-on-agreement': 1, 'not-repeatable': 0, unreadable: 0 },
      otherwise: [],
    });
  });

  it('shows which past disclosures another version would have refused', async () => {
    const words = ['agreement', 'replay', '--since', '2020-01-01', '--file', secondFile];
    const { exit, stdout } = await wegmarke(env, ...words);
    expect(exit).toBe(1);
    expect(stdout).toMatch(
      /language\.voucher-issued\.v1 {2}jobcenter {2}vhs {2}§ 88a\(1\) .* {2}refused: NO_ROW/,
    );
    expect((await wegmarke(env, ...words, '--json')).json()).toMatchObject({
      counts: { same: 0, refused: 1, 'not-on-agreement': 1 },
      otherwise: [{ door: 'timeline', sender: 'jobcenter', recipient: 'vhs', now: { code: 'NO_ROW' } }],
    });
    const later = await wegmarke(env, 'agreement', 'replay', '--since', '2099-01-01', '--file', secondFile);
    expect(later).toMatchObject({ exit: 0, stdout: expect.stringContaining('0 decisions since') });
  });

  it.each([
    [/(id: auf-88a-1-voucher\n)/, '$1    depth: fact\n', { kind: 'other-fields', added: [] }],
    [/(id: auf-88a-1-voucher\n[^]*?paragraph: ).*/, '$1§ 1 Spec', { kind: 'other-ground' }],
    [/(name: timeline\n\s+on: )true/, '$1false', { kind: 'refused', code: 'SWITCHED_OFF' }],
  ])('shows what %s would have changed', async (part, other, now) => {
    const version = file('other.yaml', changed([part, other]));
    const run = await wegmarke(
      env,
      'agreement',
      'replay',
      '--since',
      '2020-01-01',
      '--file',
      version,
      '--json',
    );
    expect(run.json()).toMatchObject({ exit: 1, otherwise: [{ recipient: 'vhs', now }] });
  });

  it('is not replaced while a party has not signed, or signed something else', async () => {
    const some = signed(
      second,
      PARTIES.filter((agency) => agency !== 'vhs'),
    );
    const unsigned = await wegmarke(env, 'agreement', 'adopt', secondFile, ...some);
    expect(unsigned).toMatchObject({ exit: 4, stderr: expect.stringMatching(/AGREEMENT_NOT_SIGNED: .*vhs/) });
    const other = signed(readFileSync(inForce, 'utf8'), ['vhs']);
    const wrong = await wegmarke(env, 'agreement', 'adopt', secondFile, ...some, ...other);
    expect(wrong).toMatchObject({
      exit: 4,
      stderr: expect.stringContaining('vhs under another text: its hash and effectiveFrom differ'),
    });
    const nothing = ['--signature', file('nothing.json', '{}')];
    expect((await wegmarke(env, 'agreement', 'adopt', secondFile, ...nothing)).stderr).toContain(
      'holds no signature under an agreement',
    );
  });

  it('is replaced from its first day on when every party has signed', async () => {
    const adopted = await wegmarke(env, 'agreement', 'adopt', secondFile, ...signed(second, PARTIES));
    expect(adopted).toMatchObject({ exit: 0, stderr: '' });
    const version = async (at: string) =>
      ((await wegmarke(env, ...QUESTION, '--at', at, '--json')).json() as { agreement: { version: number } })
        .agreement.version;
    expect([await version('2039-12-31'), await version('2040-01-01')]).toEqual([1, 2]);
    expect(await shown(hub, handleOf('vhs'), 'vhs')).toBe(1);
  });
});
