import type { Provider } from '@nestjs/common';
import type { Logger } from 'pino';
import type { HubSetup } from './config/hub-setup.ts';
import type { Backing } from './life/backing.ts';
import { comingIn } from './providers/coming-in.ts';
import { leaving } from './providers/leaving.ts';
import { proving } from './providers/ledger.ts';
import { living } from './providers/life.ts';
import { machine } from './providers/machine.ts';
import { overseeing } from './providers/officer.ts';
import { recalling } from './providers/recalling.ts';
import { recording } from './providers/record.ts';
import { destroying } from './providers/vault.ts';

/** Everything that the hub is put together from, each thing once; `backing` stands in for what the settings name. */
export function providersFor(setup: HubSetup, logger: Logger, backing?: Backing): Provider[] {
  return [
    ...machine(setup, logger),
    ...recording(setup, backing),
    ...destroying(setup),
    ...proving(setup),
    ...comingIn(),
    ...leaving(),
    ...recalling(setup),
    ...overseeing(),
    ...living(setup),
  ];
}
