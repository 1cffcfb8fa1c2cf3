import { Controller, Get, Headers, Param, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CaseDamaged, TimelineNotStill, Timelines } from '#disclosure';
import { ReadTokenCheck, TokenRefusal } from '#jose';
import { ServingState } from '../life/serving-state.ts';
import { apiProblems } from './api-problems.ts';
import { pathPart, purposeIn } from './parameters.ts';
import { HttpProblem } from './problem.ts';

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
  @ApiOperation({
    operationId: 'readTimeline',
    summary: 'Read the timeline of a case',
    description:
      'Answer: compact JWE to the reading agency around a TimelineReply. An unknown case, one that is not linked and one that holds nothing for the reader give the same empty timeline.',
  })
  @ApiBearerAuth('readToken')
  @ApiQuery({ name: 'purpose', required: false, description: 'one purpose of the closed list; absent: any' })
  @ApiProduces('application/jose')
  @ApiResponse({
    status: 200,
    description: 'the timeline',
    schema: { type: 'string', description: 'compact JWE (RFC 7516) around a TimelineReply' },
  })
  @apiProblems(
    'PARAMETER_INVALID',
    'PARAMETER_UNKNOWN',
    'PURPOSE_UNKNOWN',
    'TOKEN_MISSING',
    'TOKEN_REFUSED',
    'TOO_MANY_REQUESTS',
    'NOT_AVAILABLE',
    'RECORD_BEHIND',
    'CASE_UNREADABLE',
  )
  async read(
    @Param('network') network: string,
    @Param('handle') handle: string,
    @Query() query: Readonly<Record<string, unknown>>,
    @Headers('authorization') authorization: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const place = { network: pathPart('network', network), handle: pathPart('handle', handle) };
    const purpose = purposeIn(query);
    const reader = await this.#reader(authorization, request, purpose);
    if (reader.network !== place.network)
      throw new HttpProblem('TOKEN_REFUSED', { pointer: '/token/network' });
    if (!this.serving.isDisclosing) throw new HttpProblem('RECORD_BEHIND');
    const { agency, actor } = reader;
    const ask = { ...place, agency, actor, ...(purpose !== undefined && { purpose }) };
    try {
      await this.timelines.read(ask, { send: (bytes) => void reply.type('application/jose').send(bytes) });
    } catch (error) {
      if (error instanceof TimelineNotStill) throw new HttpProblem('NOT_AVAILABLE');
      // Only those to whom the gate permitted what is damaged get here (C5).
      throw error instanceof CaseDamaged ? new HttpProblem('CASE_UNREADABLE') : error;
    }
  }

  async #reader(authorization: string | undefined, request: FastifyRequest, purpose: string | undefined) {
    const token = /^Bearer ([\w.-]+)$/.exec(authorization ?? '')?.[1];
    if (token === undefined) throw new HttpProblem('TOKEN_MISSING');
    const path = request.url.split('?')[0] ?? '';
    const asked = { method: request.method, path, ...(purpose !== undefined && { purpose }) };
    const reader = await this.tokens.check(token, asked);
    if (!(reader instanceof TokenRefusal)) return reader;
    throw new HttpProblem('TOKEN_REFUSED', { pointer: `/token/${reader.code}`, fix: reader.fix });
  }
}
