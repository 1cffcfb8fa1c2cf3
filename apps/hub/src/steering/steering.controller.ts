import { applyDecorators, Controller, Get, Header, Param, Query, Req } from '@nestjs/common';
import {
  ApiCookieAuth,
  ApiOperation,
  ApiParam,
  ApiProduces,
  ApiQuery,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Language, Publication } from '#steering';
import { SteeringBooks, tablesCsv, tableSvg } from '#steering';
import { apiProblems } from '../http/api-problems.ts';
import { pathPart, refuseUnknown } from '../http/parameters.ts';
import { HttpProblem } from '../http/problem.ts';
import { StaffEntrance, steeringRole } from '../http/staff-entrance.ts';
import type { Board } from './board.ts';
import { boardOf, closingsOf } from './board.ts';

type Query = Readonly<Record<string, unknown>>;

/** How each question is described. */
function asked(
  operationId: string,
  summary: string,
  media: string,
  ...query: readonly string[]
): MethodDecorator {
  return applyDecorators(
    ApiOperation({
      operationId,
      summary,
      description:
        'For the session of a member of the steering group. Published tables only: no question beside them, and nothing that could be asked anew of the cases. Without a log-in in the configuration, or where nothing was published yet: 404.',
    }),
    ApiParam({ name: 'network', description: 'the network' }),
    ...query.map((name) => ApiQuery({ name, required: false, description: QUERY[name] ?? name })),
    ApiCookieAuth('operatorSession'),
    ApiProduces(media),
    ApiResponse({ status: 200, description: 'published numbers; of no case and no person' }),
    apiProblems(
      'NOT_FOUND',
      'SIGN_IN_NEEDED',
      'ROLE_NOT_ALLOWED',
      'PARAMETER_INVALID',
      'PARAMETER_UNKNOWN',
      'TOO_MANY_REQUESTS',
      'NOT_AVAILABLE',
    ),
  );
}

const QUERY: Readonly<Record<string, string>> = {
  closing: 'the quarter that was closed, such as 2026-Q1; the newest without it',
  language: 'de or en; de without it',
};

/** What the steering group (Lenkungsgruppe) is shown: where time is lost, and no person. */
@ApiTags('steering')
@Controller('v1/networks/:network/steering')
export class SteeringController {
  constructor(
    private readonly entrance: StaffEntrance,
    private readonly books: SteeringBooks,
  ) {}

  @Get('tables')
  @asked('readSteeringTables', 'Waits by step and quarter, with findings', 'application/json', 'closing')
  tables(
    @Param('network') network: string,
    @Query() query: Query,
    @Req() request: FastifyRequest,
  ): Promise<Board> {
    this.entrance.enter(request, steeringRole(pathPart('network', network)));
    refuseUnknown(query, ['closing']);
    return this.board(network, query);
  }

  @Get('tables.csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment')
  @asked('exportSteeringTables', 'The same tables as CSV', 'text/csv', 'closing', 'language')
  async csv(
    @Param('network') network: string,
    @Query() query: Query,
    @Req() request: FastifyRequest,
  ): Promise<string> {
    this.entrance.enter(request, steeringRole(pathPart('network', network)));
    refuseUnknown(query, ['closing', 'language']);
    const language = languageIn(query);
    const { tables, steps } = await this.board(network, query);
    return tablesCsv(tables, steps, language);
  }

  @Get('steps/:step/:quarter')
  @Header('content-type', 'image/svg+xml; charset=utf-8')
  @asked(
    'drawSteeringTable',
    'One of the tables as a picture with its text',
    'image/svg+xml',
    'closing',
    'language',
  )
  async picture(
    @Param() { network = '', step = '', quarter = '' }: Readonly<Record<string, string>>,
    @Query() query: Query,
    @Req() request: FastifyRequest,
  ): Promise<string> {
    this.entrance.enter(request, steeringRole(pathPart('network', network)));
    refuseUnknown(query, ['closing', 'language']);
    const language = languageIn(query);
    const { tables, steps } = await this.board(network, query);
    const table = tables.find((one) => one.step === step && one.quarter === quarter);
    const titles = steps.find(({ id }) => id === step)?.titles;
    if (table === undefined || titles === undefined) throw new HttpProblem('NOT_FOUND');
    const title = { de: `${titles.de}, ${quarter}`, en: `${titles.en}, ${quarter}` };
    return tableSvg(table, title, language);
  }

  private async board(network: string, { closing }: Query): Promise<Board> {
    if (closing !== undefined && !(typeof closing === 'string' && /^\d{4}-Q[1-4]$/.test(closing)))
      throw new HttpProblem('PARAMETER_INVALID', { pointer: '/query/closing' });
    const published = await this.books.published(network);
    const board = boardOf(network, published, closing);
    if (board === undefined) throw new HttpProblem('NOT_FOUND', { fix: closingsToAskFor(published) });
    return board;
  }
}

/** What can be asked for instead of a closing that is not published. */
function closingsToAskFor(published: readonly Publication[]): string {
  const known = closingsOf(published);
  return known.length === 0
    ? 'No quarter is closed yet in this network: look again after the end of the next one.'
    : `Ask for a closing that is published: ${known.join(', ')}.`;
}

function languageIn({ language = 'de' }: Query): Language {
  if (language === 'de' || language === 'en') return language;
  throw new HttpProblem('PARAMETER_INVALID', { pointer: '/query/language' });
}
