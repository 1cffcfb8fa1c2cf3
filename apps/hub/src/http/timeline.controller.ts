import { applyDecorators, Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiOperation,
  ApiParam,
  ApiProduces,
  ApiQuery,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { TimelineAsk } from '#disclosure';
import { Timelines } from '#disclosure';
import { ReadTokenCheck, TokenRefusal } from '#jose';
import { ServingState } from '../life/serving-state.ts';
import { apiProblems } from './api-problems.ts';
import { bearerOf } from './bearer.ts';
import { pathPart, purposeIn } from './parameters.ts';
import { HttpProblem } from './problem.ts';
import { isReaderThere, readerProblem } from './waiting-reader.ts';

/** What the address names, unchecked. */
interface Place {
  readonly network: string;
  readonly handle: string;
}

/** How both ways of reading are described. */
function describedRead(operationId: string, summary: string): MethodDecorator {
  return applyDecorators(
    ApiOperation({
      operationId,
      summary,
      description:
        'Answer: compact JWE to the reading agency around a TimelineReply. An unknown case, one that is not linked and one that holds nothing for the reader give the same empty timeline.',
    }),
    ApiParam({ name: 'network', description: 'the network' }),
    ApiParam({ name: 'handle', description: "the agency's own handle of the case" }),
    ApiBearerAuth('readToken'),
    ApiQuery({
      name: 'purpose',
      required: false,
      description: 'one purpose of the closed list; absent: any',
    }),
    ApiProduces('application/jose'),
    ApiResponse({
      status: 200,
      description: 'the timeline',
      schema: { type: 'string', description: 'compact JWE (RFC 7516) around a TimelineReply' },
    }),
    apiProblems(
      'PARAMETER_INVALID',
      'PARAMETER_UNKNOWN',
      'PURPOSE_UNKNOWN',
      'TOKEN_MISSING',
      'TOKEN_REFUSED',
      'SEALING_KEY_MISSING',
      'TOO_MANY_REQUESTS',
      'NOT_AVAILABLE',
      'RECORD_BEHIND',
      'CASE_UNREADABLE',
    ),
  );
}

/** Reads the timeline of a case for a member of an agency's staff, under the agency's own handle of the case. */
@ApiTags('timeline')
@Controller('v1/networks/:network/cases')
export class TimelineController {
  constructor(
    private readonly timelines: Timelines,
    private readonly tokens: ReadTokenCheck,
    private readonly serving: ServingState,
  ) {}

  @Get(':handle/timeline')
  @describedRead('readTimeline', 'Read the timeline of a case')
  async read(
    @Param() place: Place,
    @Query() query: Readonly<Record<string, unknown>>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.#read('timeline', place, query, request, reply);
  }

  @Get(':handle/timeline/export')
  @describedRead('exportTimeline', 'Take the timeline of a case along: an access of its own')
  async takeAlong(
    @Param() place: Place,
    @Query() query: Readonly<Record<string, unknown>>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.#read('export', place, query, request, reply);
  }

  async #read(
    door: TimelineAsk['door'],
    named: Place,
    query: Readonly<Record<string, unknown>>,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const place = { network: pathPart('network', named.network), handle: pathPart('handle', named.handle) };
    const purpose = purposeIn(query);
    const reader = await this.#reader(request, purpose);
    if (reader.network !== place.network)
      throw new HttpProblem('TOKEN_REFUSED', { pointer: '/token/network' });
    if (!this.serving.isDisclosing) throw new HttpProblem('RECORD_BEHIND');
    const { agency, actor } = reader;
    const ask = { door, ...place, agency, actor, ...(purpose !== undefined && { purpose }) };
    try {
      await this.timelines.read(ask, {
        isOpen: () => isReaderThere(reply.raw, this.serving),
        send: (bytes) => void reply.type('application/jose').send(bytes),
      });
    } catch (error) {
      throw readerProblem(error, this.serving);
    }
  }

  async #reader(request: FastifyRequest, purpose: string | undefined) {
    const token = bearerOf(request);
    const path = request.url.split('?')[0] ?? '';
    const asked = { method: request.method, path, ...(purpose !== undefined && { purpose }) };
    const reader = await this.tokens.check(token, asked);
    if (!(reader instanceof TokenRefusal)) return reader;
    throw new HttpProblem('TOKEN_REFUSED', { pointer: `/token/${reader.code}`, fix: reader.fix });
  }
}
