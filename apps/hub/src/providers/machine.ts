import type { Provider } from '@nestjs/common';
import type { Logger } from 'pino';
import { JoseNoteSigner, JoseSealer } from '#jose';
import { Clock, Ids, NoteSigner, Sealer } from '#ports';
import { Wire } from '../broker/wire.ts';
import type { HubSetup } from '../config/hub-setup.ts';
import { Description } from '../http/description.ts';
import { Controllers } from '../life/controllers.ts';
import { HubLog } from '../machine/hub-log.ts';
import { NoiseCount } from '../machine/noise-count.ts';
import { RandomIds } from '../machine/random-ids.ts';
import { SystemClock } from '../machine/system-clock.ts';
import { made } from '../made.ts';
import { Meters } from '../metrics/meters.ts';
import { MetricsAccess } from '../metrics/metrics-access.ts';
import { AdapterTraffic } from '../operations/adapter-traffic.ts';

/** What every part stands on: clock, ids, log, keys, the connection to the broker. */
export function machine(setup: HubSetup, logger: Logger, clock: Clock = new SystemClock()): Provider[] {
  return [
    Description,
    Controllers,
    { provide: Clock, useValue: clock },
    { provide: Ids, useClass: RandomIds },
    made(HubLog, {}, () => new HubLog(logger)),
    Meters,
    AdapterTraffic,
    made(MetricsAccess, {}, () => new MetricsAccess(setup.metricsToken)),
    made(NoiseCount, { log: HubLog, meters: Meters }, ({ log, meters }) => new NoiseCount(log, meters)),
    made(Sealer, {}, () => new JoseSealer(setup.keys)),
    made(NoteSigner, {}, () => new JoseNoteSigner(setup.keys)),
    made(Wire, { log: HubLog }, ({ log }) => {
      return new Wire(setup.broker, (trouble) => log.fault('broker', trouble));
    }),
  ];
}
