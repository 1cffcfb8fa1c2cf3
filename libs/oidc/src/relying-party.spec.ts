import { isIssuer, RelyingParty } from './relying-party.ts';

describe('the issuer', () => {
  it.each(['https://log-in.example', 'http://127.0.0.1:9000', 'http://localhost', 'http://[::1]:1'])(
    '%s is asked',
    (issuer) => expect(isIssuer(issuer)).toBe(true),
  );

  it.each(['http://log-in.example', 'http://127.0.0.1.example', 'ftp://127.0.0.1', 'log-in'])(
    '%s is not',
    (issuer) => {
      expect(isIssuer(issuer)).toBe(false);
      const provider = { issuer, clientId: 'pages', clientSecret: 'secret' };
      expect(() => new RelyingParty(provider, 'https://pages.example')).toThrow('https only');
    },
  );

  it('that does not answer is told as such, and found when it is back', async () => {
    const provider = { issuer: 'http://127.0.0.1:9', clientId: 'pages', clientSecret: 'secret' };
    const begun = new RelyingParty(provider, 'http://127.0.0.1:1').begin('/');
    await expect(begun).rejects.toThrow('LOG_IN_UNAVAILABLE');
  });
});
