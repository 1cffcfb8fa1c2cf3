import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Clock, Sealer } from '#ports';
import { earlierSigningKeys, Registry, signingKeysAt } from '#registry';
import { apiProblems } from './api-problems.ts';
import { pathPart, refuseUnknown } from './parameters.ts';
import { HttpProblem } from './problem.ts';

/** What everybody may know of a network: the agreement in force, the one adopted last, and the hub's public keys. */
@ApiTags('network')
@Controller('v1/networks/:network')
export class NetworkController {
  constructor(
    private readonly registry: Registry,
    private readonly sealer: Sealer,
    private readonly clock: Clock,
  ) {}

  @Get('agreement')
  @Header('content-type', 'application/jose')
  @ApiOperation({
    operationId: 'readAgreement',
    summary: 'Read the agreement in force, or the one adopted last',
    description:
      "Compact JWS of the hub around {network, hash, registryRevision, agreement, tables, keys}; hash = SHA-256 over the canonical agreement, tables = the texts of the competence tables that it names ({id, text}; absent when it names none), keys = the parties' public keys. Asked for the newest, it bears version: newest as well: it does not tell what is in force.",
  })
  @ApiQuery({
    name: 'version',
    required: false,
    enum: ['newest'],
    description: 'newest: the one adopted last, also before it begins; without it the one in force',
  })
  @ApiProduces('application/jose')
  @ApiResponse({
    status: 200,
    description: 'the agreement',
    schema: { type: 'string', description: 'compact JWS (RFC 7515)' },
  })
  @apiProblems(
    'PARAMETER_INVALID',
    'PARAMETER_UNKNOWN',
    'AGREEMENT_NOT_FOUND',
    'TOO_MANY_REQUESTS',
    'NOT_AVAILABLE',
  )
  async agreement(
    @Param('network') name: string,
    @Query() query: Readonly<Record<string, unknown>>,
  ): Promise<string> {
    const network = pathPart('network', name);
    const isNewest = isNewestAsked(query);
    const adopted = isNewest
      ? await this.registry.newestAgreement(network)
      : await this.registry.agreementAt(network, this.clock.now());
    if (adopted === undefined) throw new HttpProblem('AGREEMENT_NOT_FOUND');
    const { hash, revision: registryRevision, agreement, tables } = adopted;
    return this.sealer.sign({
      network,
      hash,
      registryRevision,
      agreement,
      ...(tables && { tables }),
      keys: await this.partyKeys(network),
      // The same hub signs both answers: whoever is handed this one must see that it may not be in force yet.
      ...(isNewest && { version: 'newest' }),
    });
  }

  /** The parties' own keys: what an agency may only tell another one (a file number) is sealed to them; `earlier` fit what was signed before. */
  private async partyKeys(network: string) {
    const at = this.clock.now();
    const names = await this.registry.agencies(network);
    return Promise.all(
      names.map(async (agency) => {
        const known = await this.registry.agency(network, agency);
        const [signing, earlier] = [signingKeysAt(known, at), earlierSigningKeys(known, at)];
        return { agency, signing, ...(earlier.length > 0 && { earlier }), ...known?.keys };
      }),
    );
  }

  @Get('hub-keys')
  @ApiOperation({
    operationId: 'readHubKeys',
    summary: "Read the hub's public keys",
    description:
      'A JWK set. Pin them when the agency is connected; do not trust them on the strength of this answer alone.',
  })
  @ApiResponse({
    status: 200,
    description: 'JWK set (RFC 7517)',
    schema: { type: 'object', properties: { keys: { type: 'array', items: { type: 'object' } } } },
  })
  @apiProblems('PARAMETER_INVALID', 'TOO_MANY_REQUESTS')
  hubKeys(@Param('network') name: string) {
    pathPart('network', name);
    const { signing, sealing } = this.sealer.publicKeys;
    return { keys: [...signing, sealing] };
  }
}

/** Whether the version adopted last is asked for, not the one in force. */
function isNewestAsked(query: Readonly<Record<string, unknown>>): boolean {
  refuseUnknown(query, ['version']);
  const { version } = query;
  if (version === undefined || version === 'newest') return version === 'newest';
  throw new HttpProblem('PARAMETER_INVALID', { pointer: '/query/version' });
}
