import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { generateKeys, loadKeys } from '#jose';
import { brokerConfig } from '#nats';
import { MemoryKeyRing, MemoryTombstones } from '#ports/memory';
import type { HubSetup } from './config/hub-setup.ts';
import { createHub } from './create-hub.ts';
import { doors, openingOf } from './doors.ts';

/** A hub without database, broker and network: enough to see how it is built. */
export const emptySetup = (): HubSetup => ({
  databaseUrl: 'memory',
  keys: loadKeys(generateKeys('nobody')),
  keyRing: new MemoryKeyRing(),
  tombstones: new MemoryTombstones(),
  networks: [],
  ledgerOrigin: 'nobody',
  http: { host: '127.0.0.1', port: 0 },
  // Nobody is asked anything before the first log-in.
  pages: {
    address: 'http://127.0.0.1',
    folder: import.meta.dirname,
    logIn: {
      issuer: 'http://127.0.0.1',
      clientId: 'nobody',
      clientSecret: 'nobody',
      rolesClaim: 'roles',
      operatorRoles: [],
    },
  },
  ratePerMinute: 1,
  steeringEverySeconds: 120,
  logLevel: 'silent',
});

/** What is really open: every route that the HTTP server knows, and every subject that the broker lets through between hub and agencies. */
export async function censusOfDoors(
  plant: (app: NestFastifyApplication) => void = () => undefined,
): Promise<readonly string[]> {
  const routes: string[] = [];
  const app = await createHub(emptySetup(), { route: (opening) => routes.push(opening) });
  plant(app);
  await app.init();
  await app.close();
  return [...routes, ...subjects()].toSorted();
}

/** Where table and census differ: doors that nobody declared, and rows behind which no door is. */
export function differences(open: readonly string[]): {
  readonly undeclared: readonly string[];
  readonly missing: readonly string[];
} {
  const declared = doors.map(openingOf);
  return {
    undeclared: open.filter((one) => !declared.includes(one)),
    missing: declared.filter((one) => !open.includes(one)),
  };
}

/** The exports of the hub's account in the broker's generated configuration. */
function subjects(): readonly string[] {
  const nkeyPublic = `U${'A'.repeat(55)}`;
  const agency = { network: 'network', agency: 'agency', nkeyPublic: `U${'B'.repeat(55)}` };
  const config = brokerConfig({ hub: { nkeyPublic }, agencies: [agency] });
  const exported = config.matchAll(/\{ (service|stream): (\w+)\.network\.agency, accounts:/g);
  return [...exported].map(([, kind, name]) => `${kind} ${name}.<network>.<agency>`);
}
