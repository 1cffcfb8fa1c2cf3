import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { adoptionStatement, parseAgreement } from '#agreement';
import { generateKeys, JoseSealer, loadKeys, publicKeysOf } from '#jose';
import { signAgreement } from './sign-agreement.ts';

const text = readFileSync(join(import.meta.dirname, '../../../../deploy/local/demo/agreement.yaml'), 'utf8');
const keys = loadKeys(generateKeys('vhs'));
const vhs = { network: 'rheine', agency: 'vhs', keys };

describe("an agency's signature under an agreement", () => {
  it('stands for its network, its hash and its beginning', () => {
    const agreement = parseAgreement(text);
    if (Array.isArray(agreement)) throw new Error('the agreement of the demonstration has faults');
    const signed = signAgreement(vhs, text);
    const statement = adoptionStatement(agreement);
    expect(signed).toMatchObject({ agency: 'vhs', ...statement });
    if (typeof signed !== 'object' || !('signature' in signed)) throw new Error('not signed');
    const { signing } = publicKeysOf(keys);
    const sealer = new JoseSealer(keys);
    expect(sealer.verifyDetached(signed.signature, statement, signing)).toBe(true);
    expect(sealer.verifyDetached(signed.signature, { ...statement, hash: 'other' }, signing)).toBe(false);
  });

  it('is not given to a faulty text nor to that of another network', () => {
    expect(signAgreement(vhs, 'agreement: {}')).toContainEqual(
      expect.objectContaining({ code: 'FIELD_MISSING' }),
    );
    expect(signAgreement({ ...vhs, network: 'elsewhere' }, text)).toBe('AGREEMENT_OF_ANOTHER_NETWORK');
  });
});
