import { createUser, NKeysError } from '@nats-io/nkeys';
import { nkeyAuthenticator as clientsOwn } from '@nats-io/transport-node';
import { nkeyAuthenticator } from './nkey-authenticator.ts';

describe('who comes to the broker', () => {
  it("proves it exactly as with the client's own authenticator", () => {
    for (const nonce of ['kxTQ7Yp9oZc', 'another', undefined]) {
      const seed = createUser().getSeed();
      const [own, theirs] = [nkeyAuthenticator(new TextDecoder().decode(seed)), clientsOwn(seed)];
      const told = own(nonce);
      expect(told).toEqual(theirs(nonce));
      expect(told).toEqual({
        nkey: expect.stringMatching(/^U[A-Z2-7]{55}$/),
        sig: expect.stringMatching(nonce === undefined ? /^$/ : /^.{86,}$/),
      });
    }
  });

  it('is told of a seed that is none when the broker asks, not before', () => {
    const authenticator = nkeyAuthenticator('SUAL');
    expect(() => authenticator('nonce')).toThrow(NKeysError);
  });
});
