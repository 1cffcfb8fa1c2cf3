import { Identity } from './identity.ts';

describe('the names of an adapter', () => {
  it('need a secret of 32 bytes', () => {
    expect(() => new Identity(Buffer.alloc(31))).toThrow('at least 32');
  });
});
