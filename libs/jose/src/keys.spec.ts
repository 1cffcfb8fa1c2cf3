import { exportJWK, generateKeyPair } from 'jose';
import { generateKeys, KeyFileInvalid, loadKeys, publicKeysOf } from './keys.ts';

const file = generateKeys('abh-1');
const [signing, sealing] = file.keys as [(typeof file.keys)[number], (typeof file.keys)[number]];

describe('Key files', () => {
  it('hold what they were made with, also after a way through JSON', () => {
    const own = loadKeys(JSON.parse(JSON.stringify(file)));
    expect(publicKeysOf(own).signing.map(({ kid }) => kid)).toEqual(['abh-1.sig']);
    expect(publicKeysOf(own).sealing.kid).toBe('abh-1.enc');
  });

  it('give away no private part in what others may know', () => {
    const text = JSON.stringify(publicKeysOf(loadKeys(file)));
    for (const { d } of file.keys) expect(text).not.toContain(d);
  });

  it('may be made by another program', async () => {
    const pair = async (alg: string, crv: string, use: string) => ({
      ...(await exportJWK((await generateKeyPair(alg, { crv, extractable: true })).privateKey)),
      use,
      kid: use,
    });
    const keys = [await pair('EdDSA', 'Ed25519', 'sig'), await pair('ECDH-ES', 'X25519', 'enc')];
    expect(publicKeysOf(loadKeys({ keys })).sealing.crv).toBe('X25519');
  });

  it('keep older keys for what is still under way; the first one of each use is current', () => {
    const older = generateKeys('abh-0');
    const own = loadKeys({ keys: [...file.keys, ...older.keys] });
    expect(own.sealing.map(({ jwk }) => jwk.kid)).toEqual(['abh-1.enc', 'abh-0.enc']);
    expect(publicKeysOf(own).sealing.kid).toBe('abh-1.enc');
  });

  it.each([
    ['nothing', undefined, '/keys'],
    ['no list', { keys: 'none' }, '/keys'],
    ['no sealing key', { keys: [signing] }, '/keys'],
    ['no signing key', { keys: [sealing] }, '/keys'],
    ['something that is no key', { keys: [signing, null] }, '/keys/1'],
    ['another kind of key', { keys: [{ ...signing, kty: 'EC' }, sealing] }, '/keys/0/kty'],
    ['a key without its use', { keys: [{ ...signing, use: undefined }, sealing] }, '/keys/0/use'],
    ['a signing key said to be for sealing', { keys: [{ ...signing, use: 'enc' }, sealing] }, '/keys/0/crv'],
    ['a key without a name', { keys: [{ ...signing, kid: '' }, sealing] }, '/keys/0/kid'],
    ['a cut public part', { keys: [{ ...signing, x: signing.x.slice(1) }, sealing] }, '/keys/0/x'],
    [
      'a public part of another key',
      { keys: [{ ...signing, x: generateKeys('b').keys[0]!.x }, sealing] },
      '/keys/0/x',
    ],
    ['no private part', { keys: [{ ...signing, d: undefined }, sealing] }, '/keys/0/d'],
    ['two keys of one name', { keys: [signing, { ...sealing, kid: signing.kid }] }, '/keys/1/kid'],
  ])('that hold %s are refused at the place', (_what, broken, pointer) => {
    const error = refusal(() => loadKeys(broken));
    expect(error.pointer).toBe(pointer);
    expect(error.message).not.toContain(signing.d);
  });
});

function refusal(load: () => unknown): KeyFileInvalid {
  try {
    load();
  } catch (error) {
    if (error instanceof KeyFileInvalid) return error;
    throw error;
  }
  throw new Error('the key file was taken');
}
