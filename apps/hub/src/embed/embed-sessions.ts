import type { EmbedTokens, ReadRequest, ReadTokenCheck, SigningKeysOf } from '#jose';
import { keyNamedBy, TokenRefusal } from '#jose';
import type { PublicJwk, Sealer } from '#ports';
import { sessionAsked } from '../http/embed-request.ts';
import { HttpProblem } from '../http/problem.ts';

/** What sessions are opened with. */
export interface EmbedSessionParts {
  readonly tokens: EmbedTokens;
  readonly reads: ReadTokenCheck;
  readonly sealer: Sealer;
  /** The keys that an agency may use now. */
  readonly keysOf: SigningKeysOf;
  /** To which key an agency's answers are sealed; undefined for one that is not registered or whose key was revoked. */
  readonly sealingKey: (network: string, agency: string) => Promise<PublicJwk | undefined>;
}

/** Opens the sessions in which pages read. */
export class EmbedSessions {
  constructor(private readonly parts: EmbedSessionParts) {}

  /**
   * The session's token sealed to the agency whose read token this is. Nothing of a case is looked at, so the answer tells
   * nothing about it. Throws {@link HttpProblem}.
   */
  async open(network: string, token: string, request: ReadRequest, body: unknown): Promise<string> {
    const { tokens, reads, sealer, keysOf, sealingKey } = this.parts;
    const reader = await reads.check(token, request);
    if (reader instanceof TokenRefusal)
      throw new HttpProblem('TOKEN_REFUSED', { pointer: `/token/${reader.code}`, fix: reader.fix });
    if (reader.network !== network) throw new HttpProblem('TOKEN_REFUSED', { pointer: '/token/network' });
    const { agency, actor, purpose } = reader;
    const asked = sessionAsked(body, { network, agency }, await keysOf(network, agency), sealer);
    const [kid, to] = [keyNamedBy(token), await sealingKey(network, agency)];
    if (kid === undefined) throw new HttpProblem('TOKEN_REFUSED');
    if (to === undefined) throw new HttpProblem('SEALING_KEY_MISSING');
    const made = await tokens.make({
      network,
      agency,
      actor,
      ...asked,
      kid,
      sealedTo: to.kid,
      ...(purpose !== undefined && { purpose }),
    });
    return sealer.seal(Buffer.from(JSON.stringify(made)), to);
  }
}
