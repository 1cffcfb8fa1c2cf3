import { setTimeout as wait } from 'node:timers/promises';
import { AgencyLink, connectBroker } from '#nats';
import type { Finding } from './finding-codes.ts';
import type { Patient } from './patient.ts';
import { PATIENCE_MS } from './patient.ts';

/** How long after the first word the broker may say that a subject is not ours, milliseconds. */
const OBJECTION_MS = 300;

/** The agency's account at the broker, and its subjects. */
export async function lookAtBroker({ config, files, wayOut }: Patient): Promise<readonly Finding[]> {
  const { network, agency, hub } = config;
  const troubles: string[] = [];
  const report = (error: Error): void => void troubles.push(error.message);
  const broker = connectBroker({
    url: hub.nats,
    nkeySeed: files.nkeySeed,
    name: `doctor ${network} ${agency}`,
    report,
    ...(files.wayOut.ca !== undefined && { ca: files.wayOut.ca }),
    openWebSocket: wayOut.openWebSocket,
  });
  try {
    const link = new AgencyLink(broker, { network, agency }, report);
    link.onReceipts(() => undefined);
    await broker.online(AbortSignal.timeout(PATIENCE_MS));
    await wait(OBJECTION_MS);
    const isRefused = troubles.some((one) => /permissions violation/i.test(one));
    const saw = `receipts.${network}.${agency}`;
    return [{ check: 'broker', ...(isRefused && { code: 'SUBJECT_REFUSED' }), saw }];
  } catch {
    const isTurnedAway = troubles.some((one) => /authori[sz]ation|authentication/i.test(one));
    const code = isTurnedAway ? 'BROKER_REFUSES' : 'NOT_REACHABLE';
    return [{ check: 'broker', code, saw: new URL(hub.nats).host }];
  } finally {
    await broker.close();
  }
}
