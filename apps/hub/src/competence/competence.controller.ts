import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Throttle } from '@nestjs/throttler';
import { competenceQueryOf, competenceSaid, germanDayOf, isQueryFault, queryMembers } from '#agreement';
import { Clock } from '#ports';
import { Registry } from '#registry';
import { apiProblems } from '../http/api-problems.ts';
import { pathPart } from '../http/parameters.ts';
import { HttpProblem } from '../http/problem.ts';
import { tableInForce } from './table-in-force.ts';

const MINUTE_MS = 60_000;
/** A form asks some ten times until it has its answer. */
const MOST_A_MINUTE = 60;

/** Who is competent by a competence table of the agreement in force: of no case and no person, for anybody, kept nowhere. */
@ApiTags('network')
@Controller('v1/networks/:network/competence')
export class CompetenceController {
  constructor(
    private readonly registry: Registry,
    private readonly clock: Clock,
  ) {}

  @Post(':table')
  @HttpCode(200)
  @Throttle({ default: { limit: MOST_A_MINUTE, ttl: MINUTE_MS } })
  @ApiOperation({
    operationId: 'askCompetence',
    summary: 'Ask a competence table who is competent',
    description:
      'Body: {answers, day, place}, each of which can be left out; the questions that still matter come back with the answer, so begin with {}. Answer: who is competent, in which form, on which ground and by which row, and why not the others; or that nobody is, and what is offered instead.',
  })
  @ApiConsumes('application/json')
  @ApiBody({
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        answers: {
          type: 'object',
          additionalProperties: { oneOf: [{ type: 'string' }, { type: 'integer' }] },
          description: 'answers by the names of questions',
        },
        day: { type: 'string', format: 'date', description: 'as of this day; today when absent' },
        place: { type: 'string', description: 'voluntary offers at this place only' },
      },
    },
  })
  @ApiResponse({
    status: 200,
    description: '{table, day, questions, answer, whyNot, places, names}',
    schema: { type: 'object' },
  })
  @apiProblems(
    'PARAMETER_INVALID',
    'COMPETENCE_QUESTION_UNREADABLE',
    'MEDIA_TYPE_NOT_SUPPORTED',
    'BODY_TOO_LARGE',
    'AGREEMENT_NOT_FOUND',
    'COMPETENCE_TABLE_NOT_FOUND',
    'TOO_MANY_REQUESTS',
    'NOT_AVAILABLE',
  )
  async ask(@Param('network') inNetwork: string, @Param('table') named: string, @Body() sent: unknown) {
    const network = pathPart('network', inNetwork);
    const adopted = await this.registry.agreementAt(network, this.clock.now());
    if (adopted === undefined) throw new HttpProblem('AGREEMENT_NOT_FOUND');
    const table = tableInForce(adopted, named);
    const query = competenceQueryOf(membersIn(sent), table, germanDayOf(this.clock.now()));
    if (isQueryFault(query)) throw unreadable(query.path.map(String), query.fix);
    return competenceSaid(adopted.agreement, table, query);
  }
}

function membersIn(sent: unknown): Readonly<Record<string, unknown>> {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent) || sent instanceof Uint8Array)
    throw unreadable([], 'send a JSON object of answers, day and place');
  const unknown = Object.keys(sent).find((name) => !queryMembers.some((one) => one === name));
  if (unknown === undefined) return sent as Readonly<Record<string, unknown>>;
  throw unreadable([unknown], `leave it out; a question has ${queryMembers.join(', ')}`);
}

function unreadable(path: readonly string[], fix: string): HttpProblem {
  const pointer = path
    .map((part) => `/${part.slice(0, 32).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
  return new HttpProblem('COMPETENCE_QUESTION_UNREADABLE', { pointer, fix });
}
