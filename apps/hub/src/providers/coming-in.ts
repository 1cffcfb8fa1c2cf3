import { setTimeout as wait } from 'node:timers/promises';
import type { Provider } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Refusals } from '#casefile';
import { Intake } from '#intake';
import { ReadTokenCheck } from '#jose';
import { Clock, Sealer, UsedTokens } from '#ports';
import { Registry, signingKeysAt } from '#registry';
import { made } from '../made.ts';

/** What comes in. */
export function comingIn(): Provider[] {
  const needed = {
    sealer: Sealer,
    registry: Registry,
    dispatch: CommandBus,
    refusals: Refusals,
    clock: Clock,
  };
  return [
    made(Intake, needed, (parts) => new Intake({ ...parts, wait })),
    made(
      ReadTokenCheck,
      { registry: Registry, clock: Clock, used: UsedTokens },
      ({ registry, clock, used }) => {
        const keysOf = async (network: string, agency: string) =>
          signingKeysAt(await registry.agency(network, agency), clock.now());
        return new ReadTokenCheck(keysOf, clock, used);
      },
    ),
  ];
}
