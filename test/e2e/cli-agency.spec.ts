import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { headOf } from '#catalogue';
import type { OwnKeys } from '#jose';
import { generateKeys, JoseSealer, keyFingerprint, loadKeys, makeKeyRequest } from '#jose';
import { Registry, revokeKey } from '#registry';
import type { HubOnMemory } from '../../apps/hub/src/spec/hub-on-memory.ts';
import { NETWORK, VOUCHER, voucher } from '../../apps/hub/src/spec/hub-on-memory.ts';
import { newDatabase } from '../contracts/test-database.ts';
import type { TestDatabase } from '../contracts/test-database.ts';
import { wegmarke } from './cli-tool.ts';
import type { OperatorFiles } from './hub-for-operators.ts';
import { hubOnDatabase, openCase, operatorEnv, operatorFiles, shown } from './hub-for-operators.ts';

const AGENCY = 'jobcenter';
const HANDLE = 'case-of-the-jobcenter-01';
const BROKER_KEY = `U${'B'.repeat(55)}`;

describe('The keys of agencies, with the tool of the operators', () => {
  let folder: string;
  let files: OperatorFiles;
  let database: TestDatabase;
  let hub: HubOnMemory;
  let env: Readonly<Record<string, string>>;
  let before: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cli-agency-'));
    files = operatorFiles(folder);
    database = await newDatabase('cli_agency');
    env = operatorEnv(database.url, files);
    hub = await hubOnDatabase(database.url, files);
    before = new Date().toISOString();
    await openCase(hub, HANDLE);
  });
  afterAll(async () => {
    await hub.app.close();
    await database.close();
    rmSync(folder, { recursive: true });
  });

  function requestFile(own: OwnKeys, agency: string, more: object = {}): string {
    const path = join(folder, 'request.json');
    writeFileSync(path, JSON.stringify(makeKeyRequest({ network: NETWORK, agency, own, ...more })));
    return path;
  }

  const fingerprintOf = ({ signing: [{ jwk }] }: OwnKeys): string => keyFingerprint(jwk);
  const keysOf = async (agency: string) => {
    const { agencies } = (await wegmarke(env, 'agency', 'list', '--json')).json() as {
      agencies: { agency: string; keys: { kid: string; standing: string }[] }[];
    };
    const keys = agencies.find((one) => one.agency === agency)?.keys ?? [];
    return Object.fromEntries(keys.map(({ kid, standing }) => [kid, standing]));
  };

  it('register an agency whose fingerprint the operator has compared, once', async () => {
    const own = loadKeys(generateKeys('library-1'));
    const request = requestFile(own, 'library', { brokerKey: BROKER_KEY });
    const wrong = await wegmarke(env, 'agency', 'register', request, '--fingerprint', '0000 1111', '--json');
    expect(wrong).toMatchObject({ exit: 4 });
    expect(await keysOf('library')).toEqual({});
    for (let turn = 0; turn < 2; turn += 1) {
      const done = await wegmarke(env, 'agency', 'register', request, '--fingerprint', fingerprintOf(own));
      expect(done).toMatchObject({ exit: 0, stdout: expect.stringContaining('registered: rheine/library') });
    }
    expect(await keysOf('library')).toEqual({ 'library-1.sig': 'usable', 'library-1.enc': 'sealed to' });
    const others = loadKeys(generateKeys('library-2'));
    const other = requestFile(others, 'library', { brokerKey: BROKER_KEY });
    const theirs = ['--fingerprint', fingerprintOf(others)] as const;
    expect((await wegmarke(env, 'agency', 'register', other)).exit).toBe(2);
    const again = await wegmarke(env, 'agency', 'register', other, ...theirs);
    expect(again.stderr).toContain('AGENCY_HAS_OTHER_KEYS');
  });

  it('put other keys in force on approval only when no usable key stands behind them', async () => {
    const own = loadKeys(generateKeys('library-3'));
    const request = requestFile(own, 'library');
    expect((await wegmarke(env, 'agency', 'rotate', request)).stderr).toContain('KEY_REQUEST_NOT_ENDORSED');
    const approve = ['--approve', fingerprintOf(own), '--overlap-days', '0'] as const;
    expect(await wegmarke(env, 'agency', 'rotate', request, ...approve)).toMatchObject({ exit: 0 });
    expect(await keysOf('library')).toEqual({
      'library-3.sig': 'usable',
      'library-3.enc': 'sealed to',
      'library-1.sig': expect.stringMatching(/^over since/),
      'library-1.enc': 'over',
    });
  });

  it('stop a stolen key at once, and put in doubt what it signed since; its old signatures stay valid', async () => {
    const revoke = [
      'agency',
      'revoke',
      NETWORK,
      AGENCY,
      `${AGENCY}-1.sig`,
      '--ground',
      'compromised',
    ] as const;
    expect((await wegmarke(env, ...revoke)).exit).not.toBe(0);
    const { own } = hub.agencyOf(AGENCY);
    const thief = { signing: loadKeys(generateKeys('thief')).signing, sealing: own.sealing };
    const letIn = await wegmarke(env, 'agency', 'rotate', requestFile(thief, AGENCY, { endorsedBy: own }));
    expect(letIn).toMatchObject({ exit: 0 });
    expect((await wegmarke(env, 'agency', 'list')).stdout).toContain(`endorsed by ${AGENCY}-1.sig at `);
    const done = await wegmarke(env, ...revoke, '--compromised-since', before, '--json');
    // What opened the case, and the voucher.
    const withIt = [{ kid: 'thief.sig', cases: 0, entries: 0 }];
    expect(done.json()).toMatchObject({
      cases: 1,
      entries: 2,
      again: false,
      withIt,
      answers: [],
      adoptions: [],
    });
    expect((await keysOf(AGENCY))['thief.sig']).toMatch(/^compromised since/);
    expect(await shown(hub, HANDLE)).toBe('TOKEN_REFUSED');
    const again = await wegmarke(env, ...revoke, '--compromised-since', before, '--json');
    expect(again.json()).toMatchObject({ cases: 1, entries: 2, again: true });
    const verified = await wegmarke(env, 'record', 'verify', '--json');
    expect({ exit: verified.exit, out: verified.stdout }).toMatchObject({ exit: 0 });
  });

  it('let the agency go on with keys that were approved, and what it says again gets its first receipt', async () => {
    const own = loadKeys(generateKeys(`${AGENCY}-2`));
    const approve = ['--approve', fingerprintOf(own)] as const;
    expect((await wegmarke(env, 'agency', 'rotate', requestFile(own, AGENCY), ...approve)).exit).toBe(0);
    const said = { type: VOUCHER, data: voucher, handle: HANDLE, name: `voucher ${HANDLE}` };
    const signed = hub.agencyOf(AGENCY).says(said);
    expect(await hub.tell(AGENCY, signed)).toMatchObject([{ outcome: 'held', code: 'KEY_NOT_USABLE' }]);
    const signature = new JoseSealer(own).signDetached(headOf(signed.envelope));
    expect(await hub.tell(AGENCY, { ...signed, signature })).toMatchObject([{ outcome: 'accepted' }]);
  });

  it('are brought to their end by the hub when the tool was stopped in between', async () => {
    const since = new Date(Date.now() - 60_000).toISOString();
    await openCase(hub, 'case-of-the-abh-01', 'abh');
    const registry = hub.app.get(Registry);
    const order = { agency: 'abh', kid: 'abh-1.sig', revocation: 'r-9', by: 'agency' } as const;
    await registry.record(NETWORK, (state, at) =>
      revokeKey({ ...order, ground: 'compromised', compromisedSince: since }, state, at),
    );
    for (const end = Date.now() + 60_000; Date.now() < end;) {
      const last = (await registry.compromises(NETWORK)).at(-1);
      if (last?.completed !== undefined) return expect(last.completed).toEqual({ cases: 1, entries: 2 });
      await pause(100);
    }
    throw new Error('the hub did not finish it');
  });
});
