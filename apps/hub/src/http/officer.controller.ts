import { applyDecorators, Controller, Get, Header, Param, Query, Req } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiOperation,
  ApiParam,
  ApiProduces,
  ApiQuery,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { OfficerAsker, OfficerList } from '#disclosure';
import { NotCaughtUp, OFFICER_LISTS, OfficerDesk, OfficerDoor, OfficerProblem } from '#disclosure';
import { OfficerTokenCheck, TokenRefusal } from '#jose';
import { ServingState } from '../life/serving-state.ts';
import { apiProblems } from './api-problems.ts';
import type { RawQuery } from './officer-question.ts';
import { exportQuestion, listQuestion, seenIn } from './officer-question.ts';
import { pathPart } from './parameters.ts';
import { HttpProblem } from './problem.ts';

/** How each question is described. */
function asked(operationId: string, summary: string, ...query: readonly string[]): MethodDecorator {
  return applyDecorators(
    Header('content-type', 'application/jose'),
    ApiOperation({
      operationId,
      summary,
      description:
        "Answer: compact JWE to the asking agency around a compact JWS of the hub. It holds what concerns the agency's own controller, and does not change with anything else. The question is entered in the record before it is answered.",
    }),
    ApiParam({ name: 'network', description: 'the network' }),
    ...query.map((name) => ApiQuery({ name, required: false, description: QUERY[name] ?? name })),
    ApiBearerAuth('officerToken'),
    ApiProduces('application/jose'),
    ApiResponse({
      status: 200,
      description: 'the answer',
      schema: { type: 'string', description: 'compact JWE (RFC 7516) around a compact JWS (RFC 7515)' },
    }),
    apiProblems(
      'PARAMETER_INVALID',
      'PARAMETER_UNKNOWN',
      'SEARCH_UNREADABLE',
      'CURSOR_INVALID',
      'TOKEN_MISSING',
      'TOKEN_REFUSED',
      'SEALING_KEY_MISSING',
      'OFFICER_OFF',
      'ENTRY_NOT_FOUND',
      'EXPORT_TOO_LARGE',
      'TOO_MANY_REQUESTS',
      'NOT_AVAILABLE',
      'RECORD_BEHIND',
    ),
  );
}

const QUERY: Readonly<Record<string, string>> = {
  q: 'terms like "agency:vhs door:timeline created:>=2026-01-01" (docs/how-to/officer.md)',
  after: '"next" of the page before',
  days: 'a number of days, 180 at most',
  open: '"true": only what waits for an answer; "false": only what does not',
  seen: 'the size of the head of the ledger that the agency holds: the proof then shows how the ledger grew between the two',
  of: `which list: ${OFFICER_LISTS.join(', ')}`,
};

/** Answers the questions of a controller's data protection officer, under a token of one of the controller's agencies. */
@ApiTags('officer')
@Controller('v1/networks/:network/officer')
export class OfficerController {
  constructor(
    private readonly desk: OfficerDesk,
    private readonly door: OfficerDoor,
    private readonly tokens: OfficerTokenCheck,
    private readonly serving: ServingState,
  ) {}

  @Get('search')
  @asked('searchDecisions', 'Who saw what, when, on which basis', 'q', 'after')
  search(
    @Param('network') network: string,
    @Query() query: RawQuery,
    @Req() request: FastifyRequest,
  ): Promise<string> {
    return this.#list('search', network, query, request);
  }

  @Get('refusals')
  @asked('listRefusals', 'What was refused to the own agencies', 'q', 'after')
  refusals(
    @Param('network') network: string,
    @Query() query: RawQuery,
    @Req() request: FastifyRequest,
  ): Promise<string> {
    return this.#list('refusals', network, query, request);
  }

  @Get('consents')
  @asked('listConsents', 'The consents that concern the own agencies', 'after')
  consents(
    @Param('network') network: string,
    @Query() query: RawQuery,
    @Req() request: FastifyRequest,
  ): Promise<string> {
    return this.#list('consents', network, query, request);
  }

  @Get('consents/unused')
  @asked('listUnusedConsents', 'Consents on which nothing was disclosed', 'days', 'after')
  unusedConsents(
    @Param('network') network: string,
    @Query() query: RawQuery,
    @Req() request: FastifyRequest,
  ): Promise<string> {
    return this.#list('unused-consents', network, query, request);
  }

  @Get('reads-without-event')
  @asked('listReadsWithoutEvent', 'Reads after which the reader recorded nothing', 'days', 'after')
  readsWithoutEvent(
    @Param('network') network: string,
    @Query() query: RawQuery,
    @Req() request: FastifyRequest,
  ): Promise<string> {
    return this.#list('reads-without-event', network, query, request);
  }

  @Get('recalls')
  @asked('listRecalls', 'Recalls to and from the own agencies', 'open')
  recalls(
    @Param('network') network: string,
    @Query() query: RawQuery,
    @Req() request: FastifyRequest,
  ): Promise<string> {
    return this.#list('recalls', network, query, request);
  }

  @Get('requests')
  @asked('listRightsRequests', 'What persons asked for, with due dates', 'after')
  requests(
    @Param('network') network: string,
    @Query() query: RawQuery,
    @Req() request: FastifyRequest,
  ): Promise<string> {
    return this.#list('requests', network, query, request);
  }

  @Get('entries/:position/:ordinal')
  @asked('readDecision', 'One decision: row, provision, asked again, proof', 'seen')
  async entry(
    @Param() place: Readonly<Record<'network' | 'position' | 'ordinal', string>>,
    @Query() query: RawQuery,
    @Req() request: FastifyRequest,
  ): Promise<string> {
    const position = Number(pathPart('position', place.position));
    const ordinal = Number(pathPart('ordinal', place.ordinal));
    const seen = seenIn(query);
    const asker = await this.#asker(place.network, request);
    return this.#answer(asker, () => this.desk.entry(asker, { position, ordinal }, seen));
  }

  @Get('export')
  @asked('exportList', 'A whole list as JSON and CSV, with a manifest', 'of', 'q', 'days', 'open')
  async export(
    @Param('network') network: string,
    @Query() query: RawQuery,
    @Req() request: FastifyRequest,
  ): Promise<string> {
    const question = exportQuestion(query);
    const asker = await this.#asker(network, request);
    return this.#answer(asker, () => this.desk.export(asker, question));
  }

  async #list(of: OfficerList, network: string, query: RawQuery, request: FastifyRequest): Promise<string> {
    const question = listQuestion(of, query);
    const asker = await this.#asker(network, request);
    return this.#answer(asker, () => this.desk.list(asker, question));
  }

  async #answer(asker: OfficerAsker, work: () => Promise<object>): Promise<string> {
    if (!this.serving.isDisclosing) throw new HttpProblem('RECORD_BEHIND');
    try {
      return await this.door.answer(asker, work);
    } catch (error) {
      if (error instanceof NotCaughtUp) throw new HttpProblem('NOT_AVAILABLE');
      if (!(error instanceof OfficerProblem)) throw error;
      throw problemOf(error);
    }
  }

  async #asker(name: string, request: FastifyRequest): Promise<OfficerAsker> {
    const network = pathPart('network', name);
    const token = /^Bearer ([\w.-]+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined) throw new HttpProblem('TOKEN_MISSING');
    const [path = '', ...query] = request.url.split('?');
    const asker = await this.tokens.check(token, { method: request.method, path, query: query.join('?') });
    if (asker instanceof TokenRefusal)
      throw new HttpProblem('TOKEN_REFUSED', { pointer: `/token/${asker.code}`, fix: asker.fix });
    if (asker.network !== network) throw new HttpProblem('TOKEN_REFUSED', { pointer: '/token/network' });
    return asker;
  }
}

function problemOf({ code, fix }: OfficerProblem): HttpProblem {
  if (code === 'CURSOR_INVALID') return new HttpProblem(code, { pointer: '/query/after' });
  return new HttpProblem(code, fix === undefined ? {} : { pointer: '/query/q', fix });
}
