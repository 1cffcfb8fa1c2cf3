import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromSeed } from '@nats-io/nkeys';
import { JoseSealer, loadKeys } from '#jose';
import { KEY_FILES, makeAgencyKeys } from './keys.ts';

describe("an agency's new keys", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'keys-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('lie in files that only their owner may read', () => {
    const home = join(folder, 'abh');
    makeAgencyKeys('rheine', 'abh', home);
    expect(statSync(home).mode & 0o777).toBe(0o700);
    for (const name of Object.values(KEY_FILES)) expect(statSync(join(home, name)).mode & 0o777).toBe(0o600);
  });

  it('belong to the public part that is handed out, which holds no secret', () => {
    const made = makeAgencyKeys('rheine', 'abh', folder);
    const sealer = new JoseSealer(loadKeys(JSON.parse(readFileSync(join(folder, KEY_FILES.keys), 'utf8'))));
    expect(sealer.verify(sealer.sign({ a: 1 }), made.keys.signing)).toEqual({ a: 1 });
    expect(fromSeed(readFileSync(join(folder, KEY_FILES.nkeySeed))).getPublicKey()).toBe(made.nkey);
    expect(JSON.stringify(made)).not.toContain('"d"');
  });

  it('are never overwritten', () => {
    makeAgencyKeys('rheine', 'abh', folder);
    const before = readFileSync(join(folder, KEY_FILES.secret));
    expect(() => makeAgencyKeys('rheine', 'abh', folder)).toThrow('EEXIST');
    expect(readFileSync(join(folder, KEY_FILES.secret))).toEqual(before);
  });
});
