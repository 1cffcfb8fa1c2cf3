import type { FastifyRequest } from 'fastify';
import { guardUnsafe } from '#oidc';

/** What of a call says whence it comes. */
type Call = Pick<FastifyRequest, 'method' | 'headers' | 'protocol' | 'host'>;

/** Where the person's page is as browsers see it: as configured; without pages there, the address that a call was made to. */
export class OwnPage {
  constructor(private readonly address: string | undefined) {}

  /** Only the own page calls the person's doors; throws `PageProblem`. */
  check(call: Call): void {
    guardUnsafe(call.method, call.headers, this.#addressOf(call));
  }

  /** Whether browsers come over TLS: then the device's cookie never leaves without. */
  isSecure(call: Call): boolean {
    return this.#addressOf(call).startsWith('https:');
  }

  #addressOf({ protocol, host }: Call): string {
    return this.address ?? `${protocol}://${host}`;
  }
}
