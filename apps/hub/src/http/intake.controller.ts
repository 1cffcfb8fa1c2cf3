import { Body, Controller, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Intake } from '#intake';
import { Clock } from '#ports';
import { NoiseCount } from '../machine/noise-count.ts';
import { Meters } from '../metrics/meters.ts';
import { AdapterTraffic } from '../operations/adapter-traffic.ts';
import { apiProblems } from './api-problems.ts';
import { pathPart } from './parameters.ts';
import { HttpProblem } from './problem.ts';

/** Takes the same bytes as the broker's intake subject and gives the same receipts in the answer. */
@ApiTags('intake')
@Controller('v1/networks/:network/intake')
export class IntakeController {
  constructor(
    private readonly intake: Intake,
    private readonly noise: NoiseCount,
    private readonly meters: Meters,
    private readonly traffic: AdapterTraffic,
    private readonly clock: Clock,
  ) {}

  @Post(':agency')
  @HttpCode(200)
  @Header('content-type', 'application/jose')
  @ApiOperation({
    operationId: 'receiveBatch',
    summary: 'Hand in a batch of signed envelopes',
    description:
      'Body: compact JWE to a key of /hub-keys around {"batch": [{envelope, signature}]}, at most 100. Answer: compact JWS of the hub around the receipts.',
  })
  @ApiConsumes('application/jose')
  @ApiProduces('application/jose')
  @ApiBody({ schema: { type: 'string', description: 'compact JWE (RFC 7516)' } })
  @ApiResponse({
    status: 200,
    description: 'one receipt for each envelope',
    schema: { type: 'string', description: 'compact JWS (RFC 7515) around a ReceiptBatch' },
  })
  @apiProblems(
    'PARAMETER_INVALID',
    'BATCH_UNREADABLE',
    'BODY_TOO_LARGE',
    'MEDIA_TYPE_NOT_SUPPORTED',
    'TOO_MANY_REQUESTS',
    'NOT_AVAILABLE',
  )
  async receive(
    @Param('network') network: string,
    @Param('agency') agency: string,
    @Body() body: unknown,
  ): Promise<string> {
    const bringer = {
      network: pathPart('network', network),
      agency: pathPart('agency', agency),
      authenticated: false,
    };
    if (!(body instanceof Uint8Array)) throw new HttpProblem('MEDIA_TYPE_NOT_SUPPORTED');
    const answer = await this.intake.receiveBatch(bringer, body);
    if (answer.kind === 'unsettled') throw new HttpProblem('NOT_AVAILABLE');
    if (answer.kind === 'answered') {
      for (const { outcome } of answer.outcomes) this.meters.receipted(outcome);
      this.traffic.receipted(bringer.network, bringer.agency, answer.outcomes, this.clock.now());
      return answer.receipts;
    }
    this.noise.heard(answer.reason);
    // One answer for all of them: who may not speak here learns nothing about who may.
    throw new HttpProblem('BATCH_UNREADABLE');
  }
}
