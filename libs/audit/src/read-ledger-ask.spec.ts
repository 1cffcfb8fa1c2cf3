import { readLedgerAsk } from './read-ledger-ask.ts';

const AT = '2026-01-15T12:00:00.000Z';
const good = { kind: 'ledger', network: 'rheine', agency: 'abh', origin: '', size: 0, prove: [], at: AT };
const expected = { network: 'rheine', agency: 'abh', signingKeys: [], at: AT };
const read = (value: unknown) => readLedgerAsk({ verify: () => value }, new Uint8Array(), expected);

describe('a question for the ledger', () => {
  it('is read when it is of its form', () => {
    expect(read(good)).toEqual(good);
    const full = {
      ...good,
      origin: 'wegmarke/hub',
      size: 7,
      prove: [{ id: 'a', position: 3 }],
      cosigned: '— rheine/abh AAAA',
      refilled: { origin: 'wegmarke/hub/2', missing: 0 },
    };
    expect(read(full)).toEqual(full);
  });

  it.each([
    ['not signed by the agency', undefined],
    ['for another door', { ...good, kind: 'claim' }],
    ['of another agency', { ...good, agency: 'vhs' }],
    ['of another network', { ...good, network: 'steinfurt' }],
    ['too old', { ...good, at: '2026-01-15T11:54:59.999Z' }],
    ['from the future', { ...good, at: '2026-01-15T12:05:00.001Z' }],
    ['without a time', { ...good, at: 'now' }],
    [
      'for more than a hundred proofs',
      { ...good, prove: Array.from({ length: 101 }, () => ({ id: 'a', position: 1 })) },
    ],
    ['for what is no event', { ...good, prove: [{ id: 7, position: 1 }] }],
    ['with a size that is none', { ...good, size: -1 }],
    ['with a cosignature that is no text', { ...good, cosigned: {} }],
    ['with members that nobody knows', { ...good, more: 1 }],
    ['refilled without a number', { ...good, refilled: { origin: 'o' } }],
    ['a list', []],
  ])('is not answered when it is %s', (_name, value) => {
    expect(read(value)).toBeUndefined();
  });
});
