import { keyRequestFaults, keyStatement } from '#catalogue';
import { JoseSealer } from './jose-sealer.ts';
import { keyFingerprint, makeKeyRequest } from './key-request.ts';
import { generateKeys, loadKeys } from './keys.ts';

const old = loadKeys(generateKeys('vhs.1'));
const fresh = loadKeys({ keys: [...generateKeys('vhs.2').keys, ...generateKeys('vhs.0').keys] });
const hub = new JoseSealer(loadKeys(generateKeys('hub')));
const publicOf = ({ signing }: typeof old) => signing.map(({ jwk }) => jwk).slice(0, 1);
const request = makeKeyRequest({ network: 'rheine', agency: 'vhs', own: fresh, endorsedBy: old });

describe('a request to register keys', () => {
  it('asks for the new key alone, proves that it is there, and is endorsed by the old one', () => {
    expect(keyRequestFaults(request)).toEqual([]);
    expect(request.keys.signing.map(({ kid }) => kid)).toEqual(['vhs.2.sig']);
    expect(hub.verifyDetached(request.signature, keyStatement(request), publicOf(fresh))).toBe(true);
    expect(hub.verifyDetached(request.endorsement ?? '', keyStatement(request), publicOf(old))).toBe(true);
  });

  it.each([
    ['another agency', { agency: 'abh' }],
    ['another network', { network: 'elsewhere' }],
    ['another account at the broker', { brokerKey: `U${'A'.repeat(55)}` }],
    ['other keys', { keys: { ...request.keys, sealing: old.sealing[0].jwk } }],
  ])('is good for nothing with %s', (_, change) => {
    const changed = keyStatement({ ...request, ...change });
    expect(hub.verifyDetached(request.signature, changed, publicOf(fresh))).toBe(false);
    expect(hub.verifyDetached(request.endorsement ?? '', changed, publicOf(old))).toBe(false);
  });

  const [key] = request.keys.signing;
  it.each([
    ['nothing', undefined, ''],
    [
      'a private part',
      { ...request, keys: { ...request.keys, signing: [{ ...key, d: 'x' }] } },
      '/keys/signing/0/d',
    ],
    ['no key', { ...request, keys: { ...request.keys, signing: [] } }, '/keys/signing'],
    [
      'a cut key',
      { ...request, keys: { ...request.keys, signing: [{ ...key, x: 'x' }] } },
      '/keys/signing/0/x',
    ],
    ['one key twice', { ...request, keys: { ...request.keys, signing: [key, key] } }, '/keys'],
    [
      'a sealing key that signs',
      { ...request, keys: { ...request.keys, sealing: key } },
      '/keys/sealing/crv',
    ],
    ['no signature', { ...request, signature: undefined }, '/signature'],
    ['another member', { ...request, role: 'operator' }, '/role'],
  ])('with %s is told where it is wrong', (_, content, pointer) => {
    expect(keyRequestFaults(content).map((one) => one.pointer)).toContain(pointer);
  });
});

it('a fingerprint is the beginning of the thumbprint of RFC 8037, appendix A.3', () => {
  const x = '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo';
  const thumbprint = Buffer.from('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k', 'base64url').toString('hex');
  const fingerprint = keyFingerprint({ kty: 'OKP', crv: 'Ed25519', x });
  expect(fingerprint).toMatch(/^([0-9a-f]{4} ){7}[0-9a-f]{4}$/);
  expect(thumbprint.startsWith(fingerprint.replaceAll(' ', ''))).toBe(true);
});
