import { applyDecorators, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiParam, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { apiProblems } from '../http/api-problems.ts';
import { refuseUnknown } from '../http/parameters.ts';
import { HttpProblem } from '../http/problem.ts';
import { OPERATOR, StaffEntrance } from '../http/staff-entrance.ts';
import type { ActionDone, OperationsLook } from './operations-desk.ts';
import { OperationsDesk } from './operations-desk.ts';
import { PARKING_VIEWS } from './parked-look.ts';
import { REBUILDABLE } from './rebuilds.ts';

const DONE = {
  type: 'object',
  required: ['receipt', 'count'],
  properties: {
    receipt: {
      type: 'object',
      required: ['at', 'position'],
      properties: { at: { type: 'string', format: 'date-time' }, position: { type: 'integer' } },
    },
    count: { type: 'integer', description: 'how many streams or views it concerns' },
  },
};

/** How an action is described. */
function acted(operationId: string, summary: string, views: readonly string[]): MethodDecorator {
  return applyDecorators(
    HttpCode(202),
    ApiOperation({
      operationId,
      summary,
      description:
        'For the session of an operator, from the own page only (header "x-wegmarke: page"). The action is entered in the record before it is done.',
    }),
    ApiParam({ name: 'view', enum: [...views] }),
    ApiCookieAuth('operatorSession'),
    ApiResponse({ status: 202, description: 'it is begun; the receipt says where it stands', schema: DONE }),
    apiProblems(
      'NOT_FOUND',
      'SIGN_IN_NEEDED',
      'ROLE_NOT_ALLOWED',
      'ORIGIN_NOT_ALLOWED',
      'PAGE_HEADER_MISSING',
      'PARAMETER_INVALID',
      'PARAMETER_UNKNOWN',
      'NOTHING_PARKED',
      'REBUILD_RUNS',
      'TOO_MANY_REQUESTS',
      'NOT_AVAILABLE',
    ),
  );
}

/** What whoever runs the hub sees and does on the operations page; of no case and no person. */
@ApiTags('operations')
@Controller('v1/operations')
export class OperationsController {
  constructor(
    private readonly entrance: StaffEntrance,
    private readonly desk: OperationsDesk,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'readOperations',
    summary:
      "How adapters, read models and ledger stand, for an operator's session only; without a log-in in the configuration: 404",
  })
  @ApiCookieAuth('operatorSession')
  @ApiResponse({
    status: 200,
    description: 'instants, sums, codes and places of the log; of no case and no person',
    schema: {
      type: 'object',
      required: ['at', 'version', 'readiness', 'adapters', 'parked', 'projections', 'ledger'],
    },
  })
  @apiProblems('NOT_FOUND', 'SIGN_IN_NEEDED', 'ROLE_NOT_ALLOWED', 'TOO_MANY_REQUESTS', 'NOT_AVAILABLE')
  look(@Req() request: FastifyRequest): Promise<OperationsLook> {
    this.entrance.enter(request, OPERATOR);
    return this.desk.look();
  }

  @Post('parked/:view/retry')
  @acted('retryParked', 'Have what was set aside tried again', PARKING_VIEWS)
  @ApiQuery({ name: 'position', required: false, description: 'the one at this place; all without it' })
  async retry(
    @Param('view') name: string,
    @Query() query: Readonly<Record<string, unknown>>,
    @Req() request: FastifyRequest,
  ): Promise<ActionDone> {
    const { staff } = this.entrance.enter(request, OPERATOR);
    const done = await this.desk.retry(staff, viewIn(name, PARKING_VIEWS), positionIn(query));
    if (done === undefined) throw new HttpProblem('NOTHING_PARKED');
    return done;
  }

  @Post('projections/:view/rebuild')
  @acted('rebuildProjection', 'Make a read model anew from the record, beside the one in use', REBUILDABLE)
  async rebuild(
    @Param('view') name: string,
    @Query() query: Readonly<Record<string, unknown>>,
    @Req() request: FastifyRequest,
  ): Promise<ActionDone> {
    const { staff } = this.entrance.enter(request, OPERATOR);
    refuseUnknown(query, []);
    const done = await this.desk.rebuild(staff, viewIn(name, REBUILDABLE));
    if (done === undefined) throw new HttpProblem('REBUILD_RUNS');
    return done;
  }
}

function viewIn<View extends string>(name: string, views: readonly View[]): View {
  const view = views.find((one) => one === name);
  if (view === undefined) throw new HttpProblem('PARAMETER_INVALID', { pointer: '/path/view' });
  return view;
}

function positionIn(query: Readonly<Record<string, unknown>>): number | undefined {
  refuseUnknown(query, ['position']);
  const { position } = query;
  if (position === undefined) return undefined;
  if (typeof position !== 'string' || !/^\d{1,15}$/.test(position))
    throw new HttpProblem('PARAMETER_INVALID', { pointer: '/query/position' });
  return Number(position);
}
