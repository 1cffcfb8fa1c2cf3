import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { SkipThrottle } from '@nestjs/throttler';
import { EventStore, Parking } from '#ports';
import { Wire } from '../broker/wire.ts';
import { Degradation, DEGRADATIONS } from '../life/degradation.ts';
import { Followers } from '../life/followers.ts';
import { apiProblems } from './api-problems.ts';
import { HttpProblem } from './problem.ts';

const FOLLOWERS_MS = 1_000;
/** The read models, each with the name under which it parks. */
const VIEWS = { claims: 'claims', bell: 'evidence' } as const;
const progress = {
  type: 'object',
  required: ['name', 'position', 'behind', 'parked'],
  properties: {
    name: { type: 'string', enum: Object.values(VIEWS) },
    position: { type: 'integer', description: 'last position of the log that it has applied' },
    behind: { type: 'integer', description: 'positions up to the head of the log' },
    parked: {
      type: 'integer',
      description: 'streams that are set aside, as something in them cannot be applied',
    },
  },
};
const readiness = {
  type: 'object',
  required: ['status', 'degraded', 'reasons', 'projections'],
  properties: {
    status: { type: 'string', enum: ['ok'] },
    degraded: { type: 'boolean', description: 'whether something is wrong that people must look at' },
    reasons: {
      type: 'array',
      items: { type: 'string', enum: [...DEGRADATIONS] },
      description: 'what is wrong; empty when nothing is',
    },
    projections: { type: 'array', items: progress },
  },
};
const schema = { type: 'object', properties: { status: { type: 'string', enum: ['ok'] } } };

/** Whether the process answers, and whether it can do its work. */
@ApiTags('health')
@SkipThrottle()
@Controller('health')
export class HealthController {
  constructor(
    private readonly store: EventStore,
    private readonly followers: Followers,
    private readonly parking: Parking,
    private readonly wire: Wire,
    private readonly degradation: Degradation,
  ) {}

  @Get('live')
  @ApiOperation({ operationId: 'readLiveness', summary: 'Does the process answer' })
  @ApiResponse({ status: 200, description: 'it does', schema })
  live() {
    return { status: 'ok' };
  }

  @Get('ready')
  @ApiOperation({ operationId: 'readReadiness', summary: 'Do store, read models and broker answer' })
  @ApiResponse({ status: 200, description: 'they do, and how far the read models are', schema: readiness })
  @apiProblems('NOT_AVAILABLE')
  async ready() {
    const { broker } = this.wire;
    if (broker !== undefined && broker.state !== 'online') throw notReady('broker');
    const head = await this.store.head().catch(() => {
      throw notReady('store');
    });
    if (!(await this.followers.claims.reached(head, FOLLOWERS_MS))) throw notReady('claims');
    if (!(await this.followers.bell.reached(head, FOLLOWERS_MS))) throw notReady('evidence');
    const projections = await Promise.all([this.#projection('claims'), this.#projection('bell')]);
    const reasons = this.degradation.reasons(projections.some(({ parked }) => parked > 0));
    return { status: 'ok', degraded: reasons.length > 0, reasons, projections };
  }

  async #projection(follower: keyof typeof VIEWS) {
    const name = VIEWS[follower];
    const [{ position, behind }, parked] = await Promise.all([
      this.followers[follower].progress(),
      this.parking.parked(name),
    ]);
    return { name, position, behind, parked: parked.length };
  }
}

function notReady(part: string): HttpProblem {
  return new HttpProblem('NOT_AVAILABLE', { pointer: `/${part}` });
}
