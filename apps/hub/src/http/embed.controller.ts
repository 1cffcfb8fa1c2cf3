import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Options,
  Param,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiHeader,
  ApiOperation,
  ApiProduces,
  ApiQuery,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EmbeddedTimelines } from '#disclosure';
import { EmbedTokenCheck, TokenRefusal } from '#jose';
import { EmbedSessions } from '../embed/embed-sessions.ts';
import { ServingState } from '../life/serving-state.ts';
import { apiProblems } from './api-problems.ts';
import { bearerOf } from './bearer.ts';
import { pagePreflight, refuseParameters } from './page-reads.ts';
import { pathPart, purposeIn } from './parameters.ts';
import { HttpProblem } from './problem.ts';
import { isReaderThere, readerProblem } from './waiting-reader.ts';

/** Timelines on pages inside agencies' own systems: an agency asks for a session, its page reads with the session's token. */
@ApiTags('embed')
@Controller('v1')
export class EmbedController {
  constructor(
    private readonly sessions: EmbedSessions,
    private readonly timelines: EmbeddedTimelines,
    private readonly tokens: EmbedTokenCheck,
    private readonly serving: ServingState,
  ) {}

  @Post('networks/:network/embed-sessions')
  @HttpCode(201)
  @Header('content-type', 'application/jose')
  @ApiOperation({
    operationId: 'openEmbedSession',
    summary: 'Ask for a session in which a page may read one case',
    description:
      'Body: compact JWS of the agency around {network, agency, handle, origin}. Answer: compact JWE to the agency around {token, expiresAt}: a token of the type wegmarke-embed+jwt, at most 300 s, for this case, this origin (https, or http on loopback) and this purpose. Whether there is such a case is not looked at.',
  })
  @ApiBearerAuth('readToken')
  @ApiQuery({ name: 'purpose', required: false, description: 'one purpose of the closed list; absent: any' })
  @ApiConsumes('application/jose')
  @ApiProduces('application/jose')
  @ApiBody({ schema: { type: 'string', description: 'compact JWS (RFC 7515)' } })
  @ApiResponse({
    status: 201,
    description: 'the session',
    schema: { type: 'string', description: 'compact JWE (RFC 7516) around {token, expiresAt}' },
  })
  @apiProblems(
    'PARAMETER_INVALID',
    'PARAMETER_UNKNOWN',
    'PURPOSE_UNKNOWN',
    'SESSION_UNREADABLE',
    'ORIGIN_INVALID',
    'TOKEN_MISSING',
    'TOKEN_REFUSED',
    'SEALING_KEY_MISSING',
    'MEDIA_TYPE_NOT_SUPPORTED',
    'TOO_MANY_REQUESTS',
    'NOT_AVAILABLE',
  )
  async open(
    @Param('network') named: string,
    @Query() query: Readonly<Record<string, unknown>>,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<string> {
    const network = pathPart('network', named);
    const purpose = purposeIn(query);
    const path = request.url.split('?')[0] ?? '';
    const asked = { method: 'POST', path, ...(purpose !== undefined && { purpose }) };
    return this.sessions.open(network, bearerOf(request), asked, body);
  }

  @Options('embed/timeline')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'preflightEmbeddedTimeline',
    summary: "Answer a browser's question before it reads",
  })
  @ApiResponse({ status: 204, description: 'the same for everybody' })
  @apiProblems('TOO_MANY_REQUESTS')
  preflight(@Res() reply: FastifyReply): void {
    void reply.status(204).headers(pagePreflight).send();
  }

  @Get('embed/timeline')
  @ApiOperation({
    operationId: 'readEmbeddedTimeline',
    summary: "Read the session's case on a page",
    description:
      'With the token of a session, from a page of its origin, as often as needed until it expires. Unknown case, no link and nothing permitted give the same empty timeline. Only the origin of the session may read the answer (CORS).',
  })
  @ApiBearerAuth('embedToken')
  @ApiHeader({ name: 'origin', required: true, description: 'set by the browser: the origin of the session' })
  @ApiResponse({
    status: 200,
    description: 'the timeline in words, German and English',
    content: { 'application/json': { schema: { type: 'object', required: ['asOf', 'entries'] } } },
  })
  @apiProblems(
    'PARAMETER_UNKNOWN',
    'TOKEN_MISSING',
    'TOKEN_REFUSED',
    'SEALING_KEY_MISSING',
    'TOO_MANY_REQUESTS',
    'NOT_AVAILABLE',
    'RECORD_BEHIND',
    'CASE_UNREADABLE',
  )
  async read(
    @Query() query: Readonly<Record<string, unknown>>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    refuseParameters(query);
    const session = await this.tokens.check(bearerOf(request), request.headers.origin);
    if (session instanceof TokenRefusal)
      throw new HttpProblem('TOKEN_REFUSED', { pointer: `/token/${session.code}`, fix: session.fix });
    // From here on the page may read what is said, also when it is no.
    void reply.headers({ 'access-control-allow-origin': session.origin, vary: 'Origin' });
    if (!this.serving.isDisclosing) throw new HttpProblem('RECORD_BEHIND');
    try {
      await this.timelines.read(session, {
        isOpen: () => isReaderThere(reply.raw, this.serving),
        send: (bytes) => void reply.type('application/json; charset=utf-8').send(bytes),
      });
    } catch (error) {
      throw readerProblem(error, this.serving);
    }
  }
}
