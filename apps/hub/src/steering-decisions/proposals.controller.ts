import { Controller, Get, Param, Req } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Clock } from '#ports';
import { Registry } from '#registry';
import type { ProposalShown } from '#steering';
import { DecisionRecord } from '#steering';
import { apiProblems } from '../http/api-problems.ts';
import { pathPart } from '../http/parameters.ts';
import { StaffEntrance, steeringRole } from '../http/staff-entrance.ts';
import type { AgreementTitles } from './agreement-titles.ts';
import { agreementTitles } from './agreement-titles.ts';

/** What the page of the steering group shows of the parties' decisions. */
interface ProposalsTold {
  readonly network: string;
  readonly proposals: readonly ProposalShown[];
  /** Of the agreement in force; empty without one. */
  readonly titles: AgreementTitles;
}

/** Tells the steering group (Lenkungsgruppe) what the parties propose and decide. */
@ApiTags('steering')
@Controller('v1/networks/:network/steering')
export class ProposalsController {
  constructor(
    private readonly entrance: StaffEntrance,
    private readonly record: DecisionRecord,
    private readonly registry: Registry,
    private readonly clock: Clock,
  ) {}

  @Get('proposals')
  @ApiOperation({
    operationId: 'readProposals',
    summary: 'What the parties propose and decide, for the page of the steering group',
    description:
      'For the session of a member of the steering group: {network, proposals, titles}, the newest proposal first. Of no case; a person only where a party names one in its own words.',
  })
  @ApiParam({ name: 'network', description: 'the network' })
  @ApiCookieAuth('operatorSession')
  @ApiResponse({ status: 200, description: 'the proposals', schema: { type: 'object' } })
  @apiProblems(
    'NOT_FOUND',
    'SIGN_IN_NEEDED',
    'ROLE_NOT_ALLOWED',
    'PARAMETER_INVALID',
    'TOO_MANY_REQUESTS',
    'NOT_AVAILABLE',
  )
  async proposals(
    @Param('network') inNetwork: string,
    @Req() request: FastifyRequest,
  ): Promise<ProposalsTold> {
    const network = pathPart('network', inNetwork);
    this.entrance.enter(request, steeringRole(network));
    const [proposals, inForce] = await Promise.all([
      this.record.all(network),
      this.registry.agreementAt(network, this.clock.now()),
    ]);
    return { network, proposals, titles: inForce === undefined ? {} : agreementTitles(inForce.agreement) };
  }
}
