import { generateKeyPairSync, sign } from 'node:crypto';
import { leafBytes } from '#catalogue';
import {
  consistencyProof,
  formatCheckpoint,
  formatNote,
  inclusionProof,
  noteSignature,
  rootHash,
} from '#merkle';
import { checkProof, type Check, type Proof } from './proof-check.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const x = String(publicKey.export({ format: 'jwk' }).x);
const leaves = Array.from({ length: 21 }, (_, at) => ({
  position: at + 1,
  envelope: `e${at}`,
  place: `p${at}`,
}));
const data = leaves.map(leafBytes);
const base64url = (hash: Uint8Array) => Buffer.from(hash).toString('base64url');

function noteOf(size: number, leavesThen = data): string {
  const text = formatCheckpoint({ origin: 'hub', size, root: rootHash(leavesThen.slice(0, size)) });
  const key = { name: 'hub', publicKey: Buffer.from(x, 'base64url') };
  const signature = noteSignature(text, key, (bytes) => sign(null, bytes, privateKey));
  return formatNote({ text, signatures: [signature] });
}

function signed(answer: unknown): { answer: unknown; signed: string } {
  const message = `${base64url(Buffer.from('{}'))}.${base64url(Buffer.from(JSON.stringify(answer)))}`;
  return { answer, signed: `${message}.${base64url(sign(null, Buffer.from(message), privateKey))}` };
}

function proofOf(index: number, size: number, seen: number): Proof {
  const [one, other] = [Math.min(size, seen), Math.max(size, seen)];
  const leaf = leaves[index];
  if (leaf === undefined) throw new Error('no such leaf');
  return {
    origin: 'hub',
    note: noteOf(size),
    leaf,
    index,
    path: inclusionProof(data.slice(0, size), index).map(base64url),
    consistency: consistencyProof(data.slice(0, other), one).map(base64url),
  };
}

const results = (checks: readonly Check[]) =>
  Object.fromEntries(checks.map(({ name, result }) => [name, result]));
const held = (size: number) => ({ note: noteOf(size), hubKeys: [{ x }] });
const all = { answer: 'holds', place: 'holds', inclusion: 'holds', signature: 'holds', growth: 'holds' };

describe('a proof that a browser checks by itself', () => {
  it.each([
    [4, 9, 21],
    [4, 21, 9],
    [0, 8, 13],
    [20, 21, 21],
    [2, 3, 16],
  ])('holds for entry %i under a head of %i beside the own one of %i', async (index, size, seen) => {
    const checks = await checkProof(signed({ a: 1 }), proofOf(index, size, seen), index + 1, held(seen));
    expect(results(checks)).toEqual(all);
  });

  it('fails for another entry, another answer, another key and another history', async () => {
    const proof = proofOf(4, 9, 21);
    const check = async (...asked: Parameters<typeof checkProof>) => results(await checkProof(...asked));
    const said = signed({ a: 1 });
    expect(await check(said, proof, 6, held(21))).toEqual({ ...all, place: 'fails' });
    const forged = { ...proof, leaf: { position: 5, envelope: 'e4', place: 'other' } };
    expect(await check(said, forged, 5, held(21))).toEqual({ ...all, inclusion: 'fails' });
    expect(await check({ ...said, answer: { a: 2 } }, proof, 5, held(21))).toEqual({
      ...all,
      answer: 'fails',
    });
    const stranger = String(generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }).x);
    const others = { note: noteOf(21), hubKeys: [{ x: stranger }] };
    const unsigned = { answer: 'fails', signature: 'fails', growth: 'fails' };
    expect(await check(said, proof, 5, others)).toEqual({ ...all, ...unsigned });
    const changed = data.map((leaf, at) => (at === 2 ? Buffer.from('changed') : leaf));
    const forked = { note: noteOf(21, changed), hubKeys: [{ x }] };
    expect(await check(said, proof, 5, forked)).toEqual({ ...all, growth: 'fails' });
  });

  it('says what could not be checked instead of passing it', async () => {
    const { consistency: _, ...proof } = proofOf(4, 9, 21);
    const checks = await checkProof(signed({}), proof, 5, { hubKeys: [{ x }] });
    expect(results(checks)).toEqual({ ...all, growth: 'unable' });
    expect(results(await checkProof(signed({}), undefined, 5, held(9)))).toEqual({ answer: 'holds' });
  });
});
