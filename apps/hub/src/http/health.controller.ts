import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { SkipThrottle } from '@nestjs/throttler';
import { EventStore } from '#ports';
import { Wire } from '../broker/wire.ts';
import { Followers } from '../life/followers.ts';
import { apiProblems } from './api-problems.ts';
import { HttpProblem } from './problem.ts';

const FOLLOWERS_MS = 1_000;
const schema = { type: 'object', properties: { status: { type: 'string', enum: ['ok'] } } };

/** Whether the process answers, and whether it can do its work. */
@ApiTags('health')
@SkipThrottle()
@Controller('health')
export class HealthController {
  constructor(
    private readonly store: EventStore,
    private readonly followers: Followers,
    private readonly wire: Wire,
  ) {}

  @Get('live')
  @ApiOperation({ operationId: 'readLiveness', summary: 'Does the process answer' })
  @ApiResponse({ status: 200, description: 'it does', schema })
  live() {
    return { status: 'ok' };
  }

  @Get('ready')
  @ApiOperation({ operationId: 'readReadiness', summary: 'Do store, read models and broker answer' })
  @ApiResponse({ status: 200, description: 'they do', schema })
  @apiProblems('NOT_AVAILABLE')
  async ready() {
    const { broker } = this.wire;
    if (broker !== undefined && broker.state !== 'online') throw notReady('broker');
    const head = await this.store.head().catch(() => {
      throw notReady('store');
    });
    if (!(await this.followers.claims.reached(head, FOLLOWERS_MS))) throw notReady('claims');
    if (!(await this.followers.bell.reached(head, FOLLOWERS_MS))) throw notReady('evidence');
    return { status: 'ok' };
  }
}

function notReady(part: string): HttpProblem {
  return new HttpProblem('NOT_AVAILABLE', { pointer: `/${part}` });
}
