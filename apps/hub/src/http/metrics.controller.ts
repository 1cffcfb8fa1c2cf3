import { Controller, Get, Headers, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Followers } from '../life/followers.ts';
import { Meters } from '../metrics/meters.ts';
import { MetricsAccess } from '../metrics/metrics-access.ts';
import { apiProblems } from './api-problems.ts';
import { HttpProblem } from './problem.ts';

/** Counts over the whole hub for the operator's monitoring. */
@ApiTags('health')
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly access: MetricsAccess,
    private readonly meters: Meters,
    private readonly followers: Followers,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'readMetrics',
    summary:
      "Counts over the whole hub, for the operator's token only; without a token in the configuration: 404",
  })
  @ApiProduces('text/plain')
  @ApiResponse({
    status: 200,
    description: 'sums in the Prometheus exposition format; no label names network, agency, case or person',
    schema: { type: 'string' },
  })
  @apiProblems('NOT_FOUND', 'OPERATOR_TOKEN_REFUSED', 'NOT_AVAILABLE', 'TOO_MANY_REQUESTS')
  async read(@Headers('authorization') authorization: string | undefined, @Res() reply: FastifyReply) {
    if (!this.access.isOpen) throw new HttpProblem('NOT_FOUND');
    if (!this.access.admits(authorization)) throw new HttpProblem('OPERATOR_TOKEN_REFUSED');
    const { claims, bell } = this.followers;
    const behind = await Promise.all([claims.progress(), bell.progress()]);
    await reply.type(this.meters.contentType).send(await this.meters.text(behind));
  }
}
