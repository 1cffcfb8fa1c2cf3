import { applyDecorators, Body, Controller, Get, Header, HttpCode, Param, Post, Req } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiOperation,
  ApiProduces,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import { Throttle } from '@nestjs/throttler';
import type { FastifyRequest } from 'fastify';
import { Rejection } from '#decider';
import { ReadTokenCheck, TokenRefusal } from '#jose';
import { Sealer } from '#ports';
import type { StatementAsked } from '#steering';
import { DecisionRecord, steeringCodes, UNSIGNED } from '#steering';
import { apiProblems } from '../http/api-problems.ts';
import { bearerOf } from '../http/bearer.ts';
import { pathPart } from '../http/parameters.ts';
import { HttpProblem } from '../http/problem.ts';

const MINUTE_MS = 60_000;
/** Parties decide a few times a year; each statement costs signatures to be checked. */
const MOST_A_MINUTE = 30;
/** The most characters of a statement; the longest difference of two agreements takes less. */
const MOST = 65_536;

/** How the doors that take a signed statement are described. */
function takesStatement(operationId: string, summary: string, members: string): MethodDecorator {
  return applyDecorators(
    HttpCode(200),
    Header('content-type', 'application/jose'),
    Throttle({ default: { limit: MOST_A_MINUTE, ttl: MINUTE_MS } }),
    ApiOperation({
      operationId,
      summary,
      description: `Body: compact JWS of a registered key of the party around {network, agency, proposal, at, act, ${members}}, signed less than five minutes ago. The same again adds nothing. Answer: compact JWS of the hub around {network, proposal} as it stands then.`,
    }),
    ApiConsumes('application/jose'),
    ApiProduces('application/jose'),
    ApiBody({ schema: { type: 'string', description: 'compact JWS (RFC 7515)' } }),
    ApiResponse({
      status: 200,
      description: 'it is recorded',
      schema: { type: 'string', description: 'compact JWS (RFC 7515)' },
    }),
    apiProblems(
      'PARAMETER_INVALID',
      'MEDIA_TYPE_NOT_SUPPORTED',
      'BODY_TOO_LARGE',
      'STATEMENT_NOT_SIGNED',
      'STATEMENT_UNREADABLE',
      'STEERING_REFUSED',
      'TOO_MANY_REQUESTS',
      'NOT_AVAILABLE',
    ),
  );
}

/** Takes what parties propose and decide about their agreement, and tells them how far it is; of no case; a person only where a party names one in its own words. */
@ApiTags('steering')
@Controller('v1/networks/:network/steering')
export class DecisionsController {
  constructor(
    private readonly record: DecisionRecord,
    private readonly tokens: ReadTokenCheck,
    private readonly sealer: Sealer,
  ) {}

  @Get('decisions')
  @Header('content-type', 'application/jose')
  @ApiOperation({
    operationId: 'readDecisions',
    summary: 'Read what the parties propose and decide',
    description:
      'For every agency of the network. Answer: compact JWS of the hub around {network, proposals}, the newest first: finding, changes, what-if, decisions with reasons, adoption, units in which it is in force, and what came of it.',
  })
  @ApiBearerAuth('readToken')
  @ApiProduces('application/jose')
  @ApiResponse({
    status: 200,
    description: 'the proposals',
    schema: { type: 'string', description: 'compact JWS (RFC 7515)' },
  })
  @apiProblems('PARAMETER_INVALID', 'TOKEN_MISSING', 'TOKEN_REFUSED', 'TOO_MANY_REQUESTS', 'NOT_AVAILABLE')
  async decisions(@Param('network') inNetwork: string, @Req() request: FastifyRequest): Promise<string> {
    const network = pathPart('network', inNetwork);
    const reader = await this.tokens.check(bearerOf(request), {
      method: request.method,
      path: request.url,
    });
    if (reader instanceof TokenRefusal)
      throw new HttpProblem('TOKEN_REFUSED', { pointer: `/token/${reader.code}`, fix: reader.fix });
    if (reader.network !== network) throw new HttpProblem('TOKEN_REFUSED', { pointer: '/token/network' });
    return this.sealer.sign({ network, proposals: await this.record.all(network) });
  }

  @Post('proposals')
  @takesStatement('proposeChange', 'Propose another agreement', 'finding, nextHash, changes, whatIf')
  propose(@Param('network') network: string, @Body() body: unknown): Promise<string> {
    return this.#take({ network, act: 'propose' }, body);
  }

  @Post('proposals/:proposal/decisions')
  @takesStatement('decideOnProposal', 'Decide on a proposal', 'decision, reason')
  decide(
    @Param('network') network: string,
    @Param('proposal') proposal: string,
    @Body() body: unknown,
  ): Promise<string> {
    return this.#take({ network, act: 'decide', proposal }, body);
  }

  @Post('proposals/:proposal/in-force')
  @takesStatement('putInForce', 'Say since when a unit works by an adopted proposal', 'unit, on')
  putInForce(
    @Param('network') network: string,
    @Param('proposal') proposal: string,
    @Body() body: unknown,
  ): Promise<string> {
    return this.#take({ network, act: 'put-in-force', proposal }, body);
  }

  @Post('proposals/:proposal/withdrawal')
  @takesStatement('withdrawProposal', 'Take an own proposal back', 'nothing more')
  withdraw(
    @Param('network') network: string,
    @Param('proposal') proposal: string,
    @Body() body: unknown,
  ): Promise<string> {
    return this.#take({ network, act: 'withdraw', proposal }, body);
  }

  async #take(asked: StatementAsked, body: unknown): Promise<string> {
    const network = pathPart('network', asked.network);
    if (asked.proposal !== undefined) pathPart('proposal', asked.proposal);
    if (!(body instanceof Uint8Array)) throw new HttpProblem('MEDIA_TYPE_NOT_SUPPORTED');
    if (body.byteLength > MOST) throw new HttpProblem('BODY_TOO_LARGE');
    const statement = Buffer.from(body).toString('latin1').trim();
    const taken = await this.record.take({ ...asked, network }, statement);
    if (taken === UNSIGNED) throw new HttpProblem('STATEMENT_NOT_SIGNED');
    if (taken instanceof Rejection)
      throw new HttpProblem('STEERING_REFUSED', {
        pointer: `/statement/${taken.code}`,
        fix: steeringCodes[taken.code].fix,
      });
    if ('fix' in taken)
      throw new HttpProblem('STATEMENT_UNREADABLE', {
        pointer: `/statement${taken.pointer}`,
        fix: taken.fix,
      });
    return this.sealer.sign({ network, proposal: taken });
  }
}
