import { createHmac } from 'node:crypto';
import { canonicalJson } from '#catalogue';
import type { PublicJwk } from '#ports';
import fc from 'fast-check';
import {
  CompactEncrypt,
  compactDecrypt,
  CompactSign,
  compactVerify,
  FlattenedSign,
  flattenedVerify,
  importJWK,
} from 'jose';
import { JoseSealer } from './jose-sealer.ts';
import { generateKeys, loadKeys } from './keys.ts';

const own = loadKeys(generateKeys('abh'));
const abh = new JoseSealer(own);
const hub = new JoseSealer(loadKeys(generateKeys('hub')));
const stranger = new JoseSealer(loadKeys(generateKeys('abh')));

const signingKeys = abh.publicKeys.signing;
const [signingKey] = signingKeys as [PublicJwk];
const sealingKey = hub.publicKeys.sealing;
const value = { fresh: true, text: 'Grüße', list: [1, 2.5, null] };
const plain = Buffer.from('content');
const encode = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url');

describe('Signing', () => {
  it('gives back every JSON value under the key that signed it', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (json) => {
        expect(abh.verify(abh.sign(json), signingKeys)).toEqual(JSON.parse(canonicalJson(json)));
        expect(abh.verifyDetached(abh.signDetached(json), json, signingKeys)).toBe(true);
      }),
    );
  });

  it('is read by the jose library', async () => {
    const { payload, protectedHeader } = await compactVerify(
      abh.sign(value),
      await importJWK(jwk(signingKey), 'EdDSA'),
    );
    expect(Buffer.from(payload).toString()).toBe(canonicalJson(value));
    expect(protectedHeader).toEqual({ alg: 'EdDSA', kid: 'abh.sig' });
  });

  it('is read by the jose library when detached', async () => {
    const [header, , signature] = abh.signDetached(value).split('.');
    const payload = Buffer.from(canonicalJson(value)).toString('base64url');
    const jws = { protected: header!, payload, signature: signature! };
    await expect(flattenedVerify(jws, await importJWK(jwk(signingKey), 'EdDSA'))).resolves.toBeDefined();
  });

  it('by the jose library is taken', async () => {
    const payload = Buffer.from(canonicalJson(value));
    const header = { alg: 'EdDSA', kid: 'abh.sig' } as const;
    const secret = own.signing[0].secret;
    const compact = await new CompactSign(payload).setProtectedHeader(header).sign(secret);
    expect(hub.verify(compact, signingKeys)).toEqual(value);
    const flattened = await new FlattenedSign(payload).setProtectedHeader(header).sign(secret);
    const detached = `${flattened.protected}..${flattened.signature}`;
    expect(hub.verifyDetached(detached, value, signingKeys)).toBe(true);
  });

  it.each([0, 1, 2])('does not survive a change of any character of part %i', (part) => {
    const jws = abh.sign({ a: 1 });
    for (const changed of eachCharacterChanged(jws, part))
      expect(hub.verify(changed, signingKeys)).toBeUndefined();
  });

  it.each([0, 2])('does not survive a change of any character of part %i when detached', (part) => {
    const jws = abh.signDetached({ a: 1 });
    for (const changed of eachCharacterChanged(jws, part)) {
      expect(hub.verifyDetached(changed, { a: 1 }, signingKeys)).toBe(false);
    }
  });

  it('does not stand for another value', () => {
    expect(hub.verifyDetached(abh.signDetached({ a: 1 }), { a: 2 }, signingKeys)).toBe(false);
  });

  it('does not stand for a value that has no canonical form', () => {
    expect(hub.verifyDetached(abh.signDetached({ a: 1 }), { a: '\ud800' }, signingKeys)).toBe(false);
    expect(hub.verifyDetached(abh.signDetached({ a: 1 }), nested(100_000), signingKeys)).toBe(false);
  });

  it('with a key of the same name that is not registered is refused', () => {
    expect(hub.verify(stranger.sign(value), signingKeys)).toBeUndefined();
    expect(hub.verifyDetached(stranger.signDetached(value), value, signingKeys)).toBe(false);
  });

  it('with an unknown key is refused', () => {
    expect(hub.verify(abh.sign(value), [{ ...signingKey, kid: 'another' }])).toBeUndefined();
    expect(hub.verify(abh.sign(value), [])).toBeUndefined();
  });

  it('with a key that is registered for sealing is refused', () => {
    expect(hub.verify(abh.sign(value), [{ ...signingKey, use: 'enc' }])).toBeUndefined();
    expect(hub.verify(abh.sign(value), [{ ...abh.publicKeys.sealing, kid: signingKey.kid }])).toBeUndefined();
  });

  it('is not replaced by "none" nor by a MAC under the public key', () => {
    const payload = encode(value);
    const none = `${encode({ alg: 'none', kid: signingKey.kid })}.${payload}.`;
    const macInput = `${encode({ alg: 'HS256', kid: signingKey.kid })}.${payload}`;
    const mac = createHmac('sha256', Buffer.from(signingKey.x, 'base64url'))
      .update(macInput)
      .digest('base64url');
    expect(hub.verify(none, signingKeys)).toBeUndefined();
    expect(hub.verify(`${none}AAAA`, signingKeys)).toBeUndefined();
    expect(hub.verify(`${macInput}.${mac}`, signingKeys)).toBeUndefined();
  });

  it.each([
    ['a type, which makes it a token for another door', { typ: 'wegmarke-read+jwt' }],
    ['a critical extension', { crit: ['b64'], b64: false }],
    ['a key that the sender brings along', { jwk: jwk(signingKey) }],
  ])('with %s in its header is refused', async (_what, extra) => {
    const header = { alg: 'EdDSA', kid: signingKey.kid, ...extra };
    const jws = await new FlattenedSign(Buffer.from('{}'))
      .setProtectedHeader(header)
      .sign(own.signing[0].secret);
    expect(hub.verify(`${jws.protected}.${jws.payload}.${jws.signature}`, signingKeys)).toBeUndefined();
  });

  it('never throws at what somebody sends', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(hub.verify(text, signingKeys)).toBeUndefined()));
    for (const text of ['', '.', '..', '...', 'e30.e30.e30', `${encode(null)}.e30.e30`]) {
      expect(hub.verify(text, signingKeys)).toBeUndefined();
      expect(hub.verifyDetached(text, {}, signingKeys)).toBe(false);
    }
  });
});

describe('Sealing', () => {
  it('gives back any bytes to the holder of the key and to nobody else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => {
        const jwe = abh.seal(bytes, sealingKey);
        expect(Buffer.from(hub.open(jwe)!)).toEqual(Buffer.from(bytes));
        expect(abh.open(jwe)).toBeUndefined();
      }),
    );
  });

  it('is opened by the jose library', async () => {
    const hubKeys = loadKeys(generateKeys('hub'));
    const sealed = abh.seal(plain, hubKeys.sealing[0].jwk);
    const { plaintext, protectedHeader } = await compactDecrypt(sealed, hubKeys.sealing[0].secret);
    expect(Buffer.from(plaintext)).toEqual(plain);
    expect(protectedHeader).toMatchObject({ alg: 'ECDH-ES', enc: 'A256GCM', kid: 'hub.enc' });
  });

  it('by the jose library is opened', async () => {
    const jwe = await new CompactEncrypt(plain)
      .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', kid: sealingKey.kid })
      .encrypt(await importJWK(jwk(sealingKey), 'ECDH-ES'));
    expect(Buffer.from(hub.open(jwe)!)).toEqual(plain);
  });

  it('never looks the same twice', () => {
    expect(abh.seal(plain, sealingKey)).not.toBe(abh.seal(plain, sealingKey));
  });

  it.each([0, 2, 3, 4])('does not survive a change of any character of part %i', (part) => {
    for (const changed of eachCharacterChanged(abh.seal(plain, sealingKey), part)) {
      expect(hub.open(changed)).toBeUndefined();
    }
  });

  it('is still opened with an older key after a change of keys', () => {
    const older = generateKeys('hub-0');
    const both = new JoseSealer(loadKeys({ keys: [...generateKeys('hub-1').keys, ...older.keys] }));
    const jwe = abh.seal(plain, loadKeys(older).sealing[0].jwk);
    expect(Buffer.from(both.open(jwe)!)).toEqual(plain);
  });

  it('to a key that is for signing is a fault', () => {
    expect(() => abh.seal(plain, signingKey)).toThrow('not for sealing');
    expect(() => abh.seal(plain, { ...sealingKey, use: 'sig' })).toThrow('not for sealing');
  });

  it.each([
    ['a shortened tag', (jwe: string) => jwe.slice(0, -6)],
    ['an encrypted key', (jwe: string) => jwe.replace('..', '.AAAA.')],
    ['a one-time key of low order', (jwe: string) => withEpk(jwe, Buffer.alloc(32).toString('base64url'))],
    ['a one-time key that is none', (jwe: string) => withEpk(jwe, 'AAAA')],
    ['another algorithm', (jwe: string) => withHeader(jwe, { alg: 'dir' })],
    ['another cipher', (jwe: string) => withHeader(jwe, { enc: 'A128GCM' })],
    ['compression', (jwe: string) => withHeader(jwe, { zip: 'DEF' })],
    ['an unknown key', (jwe: string) => withHeader(jwe, { kid: 'another' })],
  ])('with %s is not opened', (_what, change) => {
    expect(hub.open(change(abh.seal(plain, sealingKey)))).toBeUndefined();
  });

  it('never throws at what somebody sends', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(hub.open(text)).toBeUndefined()));
    for (const text of [
      '',
      '....',
      'e30....',
      `${encode({ alg: 'ECDH-ES', enc: 'A256GCM', epk: null })}..A.A.A`,
    ]) {
      expect(hub.open(text)).toBeUndefined();
    }
  });
});

function* eachCharacterChanged(text: string, part: number): Iterable<string> {
  const parts = text.split('.');
  const original = parts[part]!;
  for (let at = 0; at < original.length; at += 1) {
    const other = original[at] === 'A' ? 'B' : 'A';
    yield parts.with(part, original.slice(0, at) + other + original.slice(at + 1)).join('.');
  }
}

function withHeader(jwe: string, change: object): string {
  const [header, ...rest] = jwe.split('.');
  const fields: object = JSON.parse(Buffer.from(header!, 'base64url').toString());
  return [encode({ ...fields, ...change }), ...rest].join('.');
}

function withEpk(jwe: string, x: string): string {
  return withHeader(jwe, { epk: { kty: 'OKP', crv: 'X25519', x } });
}

function jwk({ kty, crv, x }: PublicJwk) {
  return { kty, crv, x };
}

function nested(depth: number): unknown {
  let inner: unknown = null;
  for (let level = 0; level < depth; level += 1) inner = [inner];
  return inner;
}
