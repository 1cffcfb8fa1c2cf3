import type { DynamicModule } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { ThrottlerGuard, ThrottlerModule } from '@nestjs/throttler';
import { LoggerModule } from 'nestjs-pino';
import { casefileHandlers } from '#casefile';
import { registryHandlers } from '#registry';
import type { HubSetup } from './config/hub-setup.ts';
import type { Watch } from './watch.ts';
import { CompetenceController } from './competence/competence.controller.ts';
import { DescriptionController } from './http/description.controller.ts';
import { EmbedController } from './http/embed.controller.ts';
import { EmbedTicksController } from './http/embed-ticks.controller.ts';
import { HealthController } from './http/health.controller.ts';
import { IntakeController } from './http/intake.controller.ts';
import { OfficerController } from './http/officer.controller.ts';
import { MetricsController } from './http/metrics.controller.ts';
import { KeysController } from './http/keys.controller.ts';
import { NetworkController } from './http/network.controller.ts';
import { ProblemFilter } from './http/problem.filter.ts';
import { TimelineController } from './http/timeline.controller.ts';
import { frameworkLog, openLog } from './machine/log-settings.ts';
import { OperationsController } from './operations/operations.controller.ts';
import { PersonController } from './person/person.controller.ts';
import { providersFor } from './providers.ts';
import { DecisionsController } from './steering-decisions/decisions.controller.ts';
import { ProposalsController } from './steering-decisions/proposals.controller.ts';
import { SteeringController } from './steering/steering.controller.ts';

const MINUTE_MS = 60_000;

/** The hub put together; nothing in here decides anything. */
@Module({})
export class HubModule {
  static of(setup: HubSetup, watch: Watch): DynamicModule {
    const log = openLog(setup.logLevel, watch.log);
    return {
      module: HubModule,
      imports: [
        CqrsModule.forRoot(),
        LoggerModule.forRoot(frameworkLog(log)),
        ThrottlerModule.forRoot([{ ttl: MINUTE_MS, limit: setup.ratePerMinute }]),
      ],
      controllers: [
        IntakeController,
        TimelineController,
        EmbedController,
        EmbedTicksController,
        NetworkController,
        CompetenceController,
        KeysController,
        DecisionsController,
        ProposalsController,
        OfficerController,
        PersonController,
        OperationsController,
        SteeringController,
        HealthController,
        MetricsController,
        DescriptionController,
      ],
      providers: [
        ...providersFor(setup, log, watch),
        ...casefileHandlers,
        ...registryHandlers,
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: ThrottlerGuard },
      ],
    };
  }
}
