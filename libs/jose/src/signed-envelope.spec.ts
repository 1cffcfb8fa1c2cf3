import { createHash } from 'node:crypto';
import { canonicalJson, type Envelope, headOf } from '#catalogue';
import { commitment, newSalt } from './commitment.ts';
import { JoseSealer } from './jose-sealer.ts';
import { generateKeys, loadKeys } from './keys.ts';
import { commitmentMatches, makeEnvelope, signatureMatches, type Statement } from './signed-envelope.ts';

const sealer = new JoseSealer(loadKeys(generateKeys('vhs')));
const keys = sealer.publicKeys.signing;
const statement: Statement = {
  id: 'aWQ',
  handle: 'handle-of-sixteen-or-more',
  network: 'rheine',
  agency: 'vhs',
  type: 'de.wegmarke.language.course-started.v1',
  kind: 'event',
  time: '2026-01-02T00:00:00.000Z',
  data: { unit: 'Straße 1' },
  corrects: 'b2xkZXI',
  derivedfrom: 'dm91Y2hlcg',
  salt: newSalt(),
};
const signed = makeEnvelope(statement, sealer);
const changed = (change: Partial<Envelope>): Envelope => ({ ...signed.envelope, ...change });

describe('A signed envelope', () => {
  it('says what its sender stated', () => {
    expect(signed.envelope).toMatchObject({
      specversion: '1.0',
      source: '//rheine/vhs/handle-of-sixteen-or-more',
      data: statement.data,
      corrects: 'b2xkZXI',
    });
    expect(commitmentMatches(signed.envelope)).toBe(true);
    expect(signatureMatches(signed, keys, sealer)).toBe(true);
  });

  it('still does after a way through JSON', () => {
    const copy = JSON.parse(JSON.stringify(signed)) as typeof signed;
    expect(commitmentMatches(copy.envelope)).toBe(true);
    expect(signatureMatches(copy, keys, sealer)).toBe(true);
  });

  it('is verifiable from its head alone, when handle and payload are erased', () => {
    const head = headOf(signed.envelope);
    expect(sealer.verifyDetached(signed.signature, head, keys)).toBe(true);
    expect(JSON.stringify(head)).not.toContain(statement.handle);
  });

  it.each<Partial<Envelope>>([
    { id: 'other' },
    { type: 'de.wegmarke.language.registered.v1' },
    { time: '2026-01-03T00:00:00.000Z' },
    { network: 'other' },
    { agency: 'other' },
    { kind: 'command' },
    { commitment: 'other' },
  ])('cannot get another head: %j', (change) => {
    expect(signatureMatches({ ...signed, envelope: changed(change) }, keys, sealer)).toBe(false);
  });

  it.each<Partial<Envelope>>([
    { source: '//rheine/vhs/another-handle-than-before' },
    { data: { unit: 'Straße 2' } },
    { data: {} },
    { data: { unit: '\udfff' } },
    { corrects: undefined },
    { derivedfrom: 'other' },
    { salt: newSalt() },
    { salt: `${statement.salt}AAAA` },
    { salt: '' },
  ])('cannot get another body: %j', (change) => {
    expect(commitmentMatches(changed(change))).toBe(false);
  });
});

describe('A commitment', () => {
  it('is the hash of the bytes of the salt and the canonical body', () => {
    const salt = newSalt();
    const body = { b: 1, a: 'ä' };
    const bytes = Buffer.concat([Buffer.from(salt, 'base64url'), Buffer.from(canonicalJson(body))]);
    expect(commitment(salt, body)).toBe(createHash('sha256').update(bytes).digest('base64url'));
  });

  it('needs a whole salt', () => {
    expect(() => commitment('AAAA', {})).toThrow('32 bytes');
  });
});
