import { PlainSealer, publicKeysOf } from '../spec/plain-crypto.ts';
import { readAsk } from './read-ask.ts';

const AT = '2026-01-15T12:00:00.000Z';
const ask = { kind: 'claim', network: 'rheine', agency: 'vhs', after: 0, max: 100, at: AT };
const { signing: signingKeys } = publicKeysOf('vhs');
const expected = { kind: 'claim', network: 'rheine', agency: 'vhs', signingKeys, at: AT } as const;

function read(change: object) {
  const sealer = new PlainSealer();
  return readAsk(sealer, Buffer.from(sealer.sign({ ...ask, ...change })), expected);
}

describe('a question over the broker', () => {
  it('is taken as it was signed', () => {
    expect(read({})).toEqual(ask);
  });

  it.each([
    ['for another door', { kind: 'evidence' }],
    ['of another agency', { agency: 'abh' }],
    ['of another network', { network: 'steinfurt' }],
    ['that is old', { at: '2026-01-15T11:54:59.999Z' }],
    ['from the future', { at: '2026-01-15T12:05:00.001Z' }],
    ['without a time', { at: 'now' }],
    ['for less than nothing', { after: -1 }],
    ['for too much', { max: 501 }],
    ['with more than belongs in it', { extra: 1 }],
  ])('%s is none', (_, change) => {
    expect(read(change)).toBeUndefined();
  });

  it('that the agency did not sign is none', () => {
    expect(readAsk({ verify: () => undefined }, Buffer.from('x'), expected)).toBeUndefined();
  });
});
