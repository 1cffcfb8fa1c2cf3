import { PassThrough } from 'node:stream';
import { Controller, Get, HttpCode, Options, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EmbedTokenCheck, TokenRefusal } from '#jose';
import { PageTicks } from '../embed/page-ticks.ts';
import { ServingState } from '../life/serving-state.ts';
import { apiProblems } from './api-problems.ts';
import { bearerOf } from './bearer.ts';
import { pagePreflight, refuseParameters } from './page-reads.ts';
import { HttpProblem } from './problem.ts';

/** So often a line is written that says nothing, so that no proxy in between ends the answer, and the token is looked at again. */
const BEAT_MS = 25_000;
const NOTHING = ':\n\n';
const SIGN = 'data:\n\n';

/** Signs to pages inside agencies' systems that they should read again. */
@ApiTags('embed')
@Controller('v1/embed/ticks')
export class EmbedTicksController {
  constructor(
    private readonly ticks: PageTicks,
    private readonly tokens: EmbedTokenCheck,
    private readonly serving: ServingState,
  ) {}

  @Options()
  @HttpCode(204)
  @ApiOperation({ operationId: 'preflightTicks', summary: "Answer a browser's question before it follows" })
  @ApiResponse({ status: 204, description: 'the same for everybody' })
  @apiProblems('TOO_MANY_REQUESTS')
  preflight(@Res() reply: FastifyReply): void {
    void reply.status(204).headers(pagePreflight).send();
  }

  @Get()
  @ApiOperation({
    operationId: 'followTicks',
    summary: 'Be told when to read again',
    description:
      'Server-sent events without content, with the token of a session, from a page of its origin, until the session ends. Each page of an agency gets the same signs, whatever case its session is for: a sign says that something may be new at the agency.',
  })
  @ApiBearerAuth('embedToken')
  @ApiHeader({ name: 'origin', required: true, description: 'set by the browser: the origin of the session' })
  @ApiProduces('text/event-stream')
  @ApiResponse({
    status: 200,
    description: 'a stream of empty events',
    content: { 'text/event-stream': { schema: { type: 'string' } } },
  })
  @apiProblems(
    'PARAMETER_UNKNOWN',
    'TOKEN_MISSING',
    'TOKEN_REFUSED',
    'TOO_MANY_REQUESTS',
    'NOT_AVAILABLE',
    'RECORD_BEHIND',
  )
  async follow(
    @Query() query: Readonly<Record<string, unknown>>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    refuseParameters(query);
    const token = bearerOf(request);
    const { origin } = request.headers;
    const session = await this.tokens.check(token, origin);
    if (session instanceof TokenRefusal)
      throw new HttpProblem('TOKEN_REFUSED', { pointer: `/token/${session.code}`, fix: session.fix });
    void reply.headers({ 'access-control-allow-origin': session.origin, vary: 'Origin' });
    if (!this.serving.isDisclosing) throw new HttpProblem('RECORD_BEHIND');
    const stream = new PassThrough();
    const leave = this.ticks.follow(session.network, session.agency, {
      tick: () => written(stream, SIGN),
      end: () => void stream.end(),
    });
    if (leave === undefined) throw new HttpProblem('NOT_AVAILABLE');
    const beat = setInterval(() => void this.#beat(stream, token, origin), BEAT_MS);
    stream.once('close', () => {
      clearInterval(beat);
      leave();
    });
    reply.raw.once('close', () => void stream.destroy());
    written(stream, NOTHING);
    void reply.type('text/event-stream; charset=utf-8').send(stream);
  }

  /** The agency's key may have been revoked, or the session is over. */
  async #beat(stream: PassThrough, token: string, origin: string | undefined): Promise<void> {
    const still = await this.tokens.check(token, origin).catch(() => undefined);
    if (still === undefined || still instanceof TokenRefusal) stream.end();
    else written(stream, NOTHING);
  }
}

/** A page that does not read what it is sent is let go; it asks again when it is back. */
function written(stream: PassThrough, text: string): void {
  if (stream.writableNeedDrain) stream.destroy();
  else if (stream.writable) stream.write(text);
}
