import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKeys, loadKeys, publicKeysOf } from '#jose';
import type { AdapterConfig } from '../config/adapter-config.ts';
import { readConfig } from '../config/adapter-config.ts';
import type { LogFields } from './adapter-log.ts';
import { errorFields } from './adapter-log.ts';
import { FilesInvalid, readAgencyFiles } from './agency-files.ts';
import { agencyStatus } from './agency-status.ts';
import { makeAgencyKeys } from './keys.ts';
import { startAgency } from './start-agency.ts';

const CONFIG = `
network: rheine
agency: vhs
hub: { nats: 'nats://127.0.0.1:9', http: 'http://127.0.0.1:9', keysFile: hub-keys.json }
keysFile: keys.json
nkeySeedFile: nkey.seed
secretFile: secret
dataFolder: data
source: { folder: exports }
mappingFile: mapping.yaml
sink: { file: sink.jsonl }
desk: { port: 0, tokenFile: desk.token, origins: [] }
opensCases: by-export
`;

const MAPPING = `
files:
  - glob: 'vhs-*.csv'
    reference: Nr
    rules: []
`;

describe("an agency's adapter", () => {
  let folder: string;
  let config: AdapterConfig;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'agency-'));
    config = readConfig(CONFIG, folder) as AdapterConfig;
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const setUp = (): void => {
    makeAgencyKeys('rheine', 'vhs', folder);
    const { signing, sealing } = publicKeysOf(loadKeys(generateKeys('hub')));
    writeFileSync(join(folder, 'hub-keys.json'), JSON.stringify({ keys: [...signing, sealing] }));
    writeFileSync(join(folder, 'mapping.yaml'), MAPPING);
  };
  const start = (notes: [string, LogFields][] = []) =>
    startAgency(config, {
      clock: { now: () => new Date().toISOString() },
      ids: { next: () => 'x' },
      log: { note: (event, fields = {}) => void notes.push([event, fields]) },
    });

  it('starts its desk though broker and hub are away, says that it is not connected, and stops cleanly', async () => {
    setUp();
    const agency = await start();
    expect(agency.status()).toMatchObject({ offered: 0, connected: false, quiet: false });
    expect((await fetch(`${agency.deskUrl}/desk/status`)).status).toBe(401);
    await agency.stop();
    const again = await start();
    await again.stop();
  });

  it('gives everything free when the port of its desk is taken', async () => {
    setUp();
    const first = await start();
    config = {
      ...config,
      desk: { ...config.desk, port: Number(new URL(first.deskUrl).port) },
      dataFolder: join(folder, 'other'),
    };
    const { port } = config.desk;
    const told = `desk 127.0.0.1:${port} DESK_PORT_IN_USE: End the other program, or give another desk.port`;
    await expect(start()).rejects.toThrow(told);
    // It says so again: the first attempt left no hold on the data folder.
    await expect(start()).rejects.toThrow(told);
    await first.stop();
  });

  it('does not start on a data folder on which another one runs', async () => {
    setUp();
    const first = await start();
    await expect(start()).rejects.toThrow(
      `${config.dataFolder} DATA_FOLDER_IN_USE: End the other adapter, or give each one a dataFolder of its own`,
    );
    await first.stop();
    const second = await start();
    await second.stop();
  });

  it('tells all faults of its files at once, and nothing of what is in them', () => {
    mkdirSync(join(folder, 'data'));
    writeFileSync(join(folder, 'keys.json'), '{"keys":[{"d":"private-part"}]}');
    writeFileSync(join(folder, 'secret'), 'short');
    writeFileSync(join(folder, 'mapping.yaml'), 'files: none');
    const faults = ((): FilesInvalid => {
      try {
        readAgencyFiles(config);
      } catch (error) {
        return error as FilesInvalid;
      }
      throw new Error('no fault was found');
    })();
    expect(faults).toBeInstanceOf(FilesInvalid);
    const told = faults.faults.map(({ file, code }) => `${file.slice(folder.length + 1)} ${code}`);
    expect(new Set(told)).toEqual(
      new Set([
        'keys.json FILE_INVALID',
        'hub-keys.json FILE_MISSING',
        'nkey.seed FILE_MISSING',
        'secret FILE_INVALID',
        'desk.token FILE_MISSING',
        ...told.filter((one) => one.startsWith('mapping.yaml')),
      ]),
    );
    expect(told.some((one) => one.startsWith('mapping.yaml'))).toBe(true);
    expect(faults.message).not.toContain('private-part');
  });

  it('counts what it has no right to publish among what is refused here', () => {
    const tally = {
      offered: 5,
      recorded: 1,
      refused: { DROPPED_HERE: 1, SCHEMA_INVALID: 1 },
      held: { NO_RIGHT_TO_PUBLISH: 2, NO_LINK: 1 },
      inFlight: 0,
    };
    const counts = { ...tally, refusedHere: { DATE_INVALID: 1 }, commands: { ...tally, held: {} } };
    const status = agencyStatus(counts, {
      received: 0,
      proposals: 0,
      connected: true,
      signingKey: { kid: 'key-1', refused: false },
      storageFull: false,
      paused: false,
      calm: true,
      rounds: 1,
      ledger: { proven: 1, unproven: 0, alarms: [] },
    });
    expect(status).toMatchObject({
      offered: 5,
      refusedHere: { DATE_INVALID: 1, NO_RIGHT_TO_PUBLISH: 2, DROPPED_HERE: 1 },
      refused: { SCHEMA_INVALID: 1 },
      held: { NO_LINK: 1 },
      quiet: true,
    });
  });

  it('logs of an error its kind and place, never its message', () => {
    let error: unknown;
    try {
      JSON.parse('{"name": secret-content}');
    } catch (caught) {
      error = caught;
    }
    const fields = errorFields(error);
    expect(fields['error']).toBe('SyntaxError');
    expect(JSON.stringify(fields)).not.toContain('secret');
  });
});
