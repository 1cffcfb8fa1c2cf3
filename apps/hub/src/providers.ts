import type { Provider } from '@nestjs/common';
import type { Logger } from 'pino';
import type { HubSetup } from './config/hub-setup.ts';
import { comingIn } from './providers/coming-in.ts';
import { embedding } from './providers/embedding.ts';
import { leaving } from './providers/leaving.ts';
import { proving } from './providers/ledger.ts';
import { living } from './providers/life.ts';
import { machine } from './providers/machine.ts';
import { operating } from './providers/operating.ts';
import { overseeing } from './providers/officer.ts';
import { personally } from './providers/person.ts';
import { recalling } from './providers/recalling.ts';
import { recording } from './providers/record.ts';
import { revoking } from './providers/revoking.ts';
import { deciding } from './providers/steering-decisions.ts';
import { steering } from './providers/steering.ts';
import { destroying } from './providers/vault.ts';
import type { Watch } from './watch.ts';

/** Everything that the hub is put together from, each thing once; what is watched may stand in for store and clock. */
export function providersFor(
  setup: HubSetup,
  logger: Logger,
  { backing, clock }: Pick<Watch, 'backing' | 'clock'> = {},
): Provider[] {
  return [
    ...machine(setup, logger, clock),
    ...recording(setup, backing),
    ...destroying(setup),
    ...proving(setup),
    ...comingIn(),
    ...leaving(),
    ...embedding(setup),
    ...recalling(setup),
    ...overseeing(),
    ...personally(setup),
    ...operating(),
    ...revoking(),
    ...deciding(),
    ...steering(setup),
    ...living(setup),
  ];
}
