import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { LedgerDoor } from '#audit';
import { Claims, EvidenceFeed } from '#disclosure';
import { Intake } from '#intake';
import type { AnswerRequest } from '#nats';
import { Clock, Sealer, Singletons } from '#ports';
import { Registry } from '#registry';
import { BrokerDoors } from '../broker/broker-doors.ts';
import type { Wire } from '../broker/wire.ts';
import { ServingState } from '../life/serving-state.ts';
import { NoiseCount } from '../machine/noise-count.ts';
import { Meters } from '../metrics/meters.ts';
import { AdapterTraffic } from '../operations/adapter-traffic.ts';

type Kind = 'claim' | 'evidence' | 'ledger';

/** The hub's doors at the broker without a broker: what is asked as an agency, and the answer if there is one. */
export function doorsAtBroker(app: NestFastifyApplication) {
  const doors = new Map<Kind, AnswerRequest>();
  const link = { serveRequests: (kind: Kind, answer: AnswerRequest) => void doors.set(kind, answer) };
  const wire = { link, streams: { run: () => Promise.resolve() } } as unknown as Wire;
  const parts = {
    wire,
    singletons: app.get(Singletons),
    intake: app.get(Intake),
    claims: app.get(Claims),
    evidence: app.get(EvidenceFeed),
    ledger: app.get(LedgerDoor),
    serving: app.get(ServingState),
    registry: app.get(Registry),
    sealer: app.get(Sealer),
    clock: app.get(Clock),
    noise: app.get(NoiseCount),
    meters: app.get(Meters),
    traffic: app.get(AdapterTraffic),
  };
  new BrokerDoors(parts).open([]);
  return async (
    network: string,
    agency: string,
    kind: Kind,
    jws: string,
  ): Promise<Uint8Array | undefined> => {
    let answered: Uint8Array | undefined;
    await doors.get(kind)?.({ network, agency }, Buffer.from(jws), {
      send: (bytes) => void (answered = bytes),
    });
    return answered;
  };
}
