import { Body, Controller, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Throttle } from '@nestjs/throttler';
import { Rejection } from '#decider';
import { Clock, Sealer } from '#ports';
import { Registry, registryCodes, rotate, signingKeysAt } from '#registry';
import { apiProblems } from './api-problems.ts';
import { keyRequestIn } from './key-request-in.ts';
import { pathPart } from './parameters.ts';
import { HttpProblem } from './problem.ts';

const MINUTE_MS = 60_000;
/** Nobody rotates keys more often; each request costs two signatures to be checked. */
const MOST_A_MINUTE = 10;

/** Takes an agency's request to sign with other keys from here on. */
@ApiTags('network')
@Controller('v1/networks/:network/agencies')
export class KeysController {
  constructor(
    private readonly registry: Registry,
    private readonly sealer: Sealer,
    private readonly clock: Clock,
  ) {}

  @Post(':agency/keys')
  @HttpCode(200)
  @Header('content-type', 'application/jose')
  @Throttle({ default: { limit: MOST_A_MINUTE, ttl: MINUTE_MS } })
  @ApiOperation({
    operationId: 'rotateKeys',
    summary: 'Register another signing key of an agency',
    description:
      'Body: compact JWE to a key of /hub-keys around the request that rotate-keys makes: signed by the new key, endorsed by a usable one. The same again adds nothing. Answer: compact JWS of the hub around {network, agency, kids, at}.',
  })
  @ApiConsumes('application/jose')
  @ApiProduces('application/jose')
  @ApiBody({ schema: { type: 'string', description: 'compact JWE (RFC 7516) around a KeyRequest' } })
  @ApiResponse({
    status: 200,
    description: 'the keys are in force',
    schema: { type: 'string', description: 'compact JWS (RFC 7515)' },
  })
  @apiProblems(
    'PARAMETER_INVALID',
    'MEDIA_TYPE_NOT_SUPPORTED',
    'BODY_TOO_LARGE',
    'KEYS_REFUSED',
    'TOO_MANY_REQUESTS',
    'NOT_AVAILABLE',
  )
  async rotate(
    @Param('network') inNetwork: string,
    @Param('agency') ofAgency: string,
    @Body() body: unknown,
  ): Promise<string> {
    const network = pathPart('network', inNetwork);
    const agency = pathPart('agency', ofAgency);
    if (!(body instanceof Uint8Array)) throw new HttpProblem('MEDIA_TYPE_NOT_SUPPORTED');
    const request = keyRequestIn(this.sealer, body, agency);
    const order = { network, request, isApproved: false };
    const no = await rotate(this.registry, this.sealer, order);
    if (no instanceof Rejection)
      throw new HttpProblem('KEYS_REFUSED', {
        pointer: `/request/${no.code}`,
        fix: registryCodes[no.code].fix,
      });
    const at = this.clock.now();
    const kids = signingKeysAt(await this.registry.agency(network, agency), at).map(({ kid }) => kid);
    return this.sealer.sign({ network, agency, kids, at });
  }
}
