import type { Configuration } from 'openid-client';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { Claims } from './claims.ts';
import { PageProblem } from './page-problem.ts';

/** An account at the agency's own OpenID Connect provider. */
export interface Provider {
  /** `https://…`; `http://` on this machine alone. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** One log-in under way; kept in the server's session until the provider sends the person back. */
export interface Attempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** Own path to go to afterwards. */
  readonly to: string;
}

/** What a completed log-in gives. */
export interface Completed {
  readonly claims: Claims;
  /** For the log-out at the provider. */
  readonly idToken: string;
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const RETURN_PATH = '/log-in/return';
/** How long the provider may take to answer, seconds. */
const PATIENCE = 10;

/** Whether an issuer may be asked: over TLS, or on this machine. */
export function isIssuer(issuer: string): boolean {
  const url = URL.parse(issuer);
  return (
    url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname)))
  );
}

/** The client's side of OpenID Connect Core 1.0: code flow with PKCE (RFC 7636), state and nonce, at one provider. */
export class RelyingParty {
  private found: Configuration | undefined;

  /** `address` is the own one as browsers see it; its `/log-in/return` is to be registered at the provider. */
  constructor(
    private readonly provider: Provider,
    private readonly address: string,
  ) {
    if (!isIssuer(provider.issuer))
      throw new RangeError('an issuer outside this machine is asked over https only');
  }

  /** Where to send the browser, and what to keep until it is back. Throws `LOG_IN_UNAVAILABLE`. */
  async begin(to: string): Promise<{ readonly url: string; readonly attempt: Attempt }> {
    const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
    const url = buildAuthorizationUrl(await this.configuration(), {
      redirect_uri: this.own(RETURN_PATH),
      scope: 'openid',
      state,
      nonce,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href, attempt: { state, nonce, verifier, to } };
  }

  /**
   * Turns the code in the address to which the provider sent the browser back into claims. Throws `LOG_IN_FAILED` when state,
   * nonce, PKCE, signature or the provider itself say no; neither code nor claims are in it.
   */
  async complete(pathAndQuery: string, attempt: Attempt, rolesClaim: string): Promise<Completed> {
    const configuration = await this.configuration();
    try {
      const tokens = await authorizationCodeGrant(configuration, new URL(this.own(pathAndQuery)), {
        pkceCodeVerifier: attempt.verifier,
        expectedState: attempt.state,
        expectedNonce: attempt.nonce,
        idTokenExpected: true,
      });
      const claims: Claims = { ...tokens.claims() };
      const idToken = tokens.id_token ?? '';
      if (rolesClaim in claims || configuration.serverMetadata().userinfo_endpoint === undefined)
        return { claims, idToken };
      // Many providers name roles only when they are asked for the account.
      const more = await fetchUserInfo(configuration, tokens.access_token, String(claims['sub']));
      return { claims: { ...more, ...claims }, idToken };
    } catch {
      throw failed();
    }
  }

  /** Where the browser ends the session at the provider (RP-Initiated Logout 1.0); undefined when it has no such place. */
  endUrl(idToken: string): string | undefined {
    if (this.found?.serverMetadata().end_session_endpoint === undefined) return undefined;
    return buildEndSessionUrl(this.found, {
      id_token_hint: idToken,
      post_logout_redirect_uri: this.own('/'),
    }).href;
  }

  private own(path: string): string {
    return `${new URL(this.address).origin}${path}`;
  }

  /** Asked for at the first log-in: pages start without the provider, and find it when it is back. */
  private async configuration(): Promise<Configuration> {
    if (this.found !== undefined) return this.found;
    const { issuer, clientId, clientSecret } = this.provider;
    const isPlain = new URL(issuer).protocol === 'http:';
    try {
      this.found = await discovery(new URL(issuer), clientId, undefined, ClientSecretBasic(clientSecret), {
        timeout: PATIENCE,
        // Only ever on this machine: the constructor refuses other plain addresses.
        ...(isPlain && { execute: [allowInsecureRequests] }),
      });
      return this.found;
    } catch {
      throw new PageProblem(
        'LOG_IN_UNAVAILABLE',
        'try again in some minutes; the issuer of the configuration did not answer',
      );
    }
  }
}

/** The person is told to begin anew; what was wrong is nothing that they could mend. */
export function failed(): PageProblem {
  return new PageProblem('LOG_IN_FAILED', 'log in again; if it fails again, tell whoever runs these pages');
}
