import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeAuthority } from '../../../deploy/local/services/certificates.mjs';
import { freePort } from '../../../deploy/local/services/ports.mjs';
import { until } from '../../../deploy/local/services/until.mjs';
import { whereCertificates } from '../../../deploy/local/services/where.mjs';
import type { BrokerAccess } from './broker.ts';
import { FickleDoor, type Mood } from './contract/fickle-door.ts';
import { RealBroker, whereNats } from './contract/real-broker.ts';
import { subjectOf } from './subjects.ts';

const WAYS = ['tcp', 'tls', 'web socket'] as const;
type Way = (typeof WAYS)[number];

const CASES = WAYS.flatMap((way): (readonly [Way, 'back' | 'for the first time', Mood])[] => [
  [way, 'back', way === 'tcp' ? 'hangs up after the greeting' : 'hangs up'],
  [way, 'back', 'says nothing'],
  [way, 'for the first time', 'says nothing'],
]);

type Access = (port: number) => Partial<BrokerAccess>;

/** The client's own patience would be 20 s; ours is at most ten, and a busy machine needs some of its own. */
const SOON_MS = 19_500;

await whereCertificates('A connection', (openssl) => {
  whereNats('through something that accepts whoever comes and has no broker behind it', () => {
    const ending: (() => unknown)[] = [];
    /** Ways to a broker, each through a door of its own. */
    let ways: Record<Way, { readonly broker: RealBroker; readonly target: number; access: Access }>;
    let arrivals: Map<string, Promise<void>>;
    let cuts: Map<Way, Promise<void>>;

    beforeAll(async () => {
      const folder = mkdtempSync(join(tmpdir(), 'certificates-'));
      ending.push(() => rmSync(folder, { recursive: true }));
      const authority = await makeAuthority(folder, { openssl });
      const webSocketPort = await freePort();
      const [plain, secret] = await Promise.all([
        RealBroker.start({ webSocket: { port: webSocketPort } }),
        RealBroker.start({ tls: await authority.issue('named', ['localhost']) }),
      ]);
      ending.push(
        () => plain.end(),
        () => secret.end(),
      );
      ways = {
        tcp: {
          broker: plain,
          target: plain.server.port,
          access: (port) => ({ url: `nats://127.0.0.1:${port}` }),
        },
        tls: {
          broker: secret,
          target: secret.server.port,
          access: (port) => ({ url: `tls://localhost:${port}`, ca: authority.ca }),
        },
        'web socket': {
          broker: plain,
          target: webSocketPort,
          access: (port) => ({ url: `ws://127.0.0.1:${port}` }),
        },
      };
      // All at once: each waits most of its time. Nobody looks at an outcome before its own test does.
      arrivals = new Map(CASES.map((one) => [one.join(), arrive(...one)]));
      cuts = new Map(WAYS.map((way) => [way, leave(way)]));
      for (const one of [...arrivals.values(), ...cuts.values()]) one.catch(() => undefined);
    });

    afterAll(async () => {
      for (const end of ending.reverse()) await end();
    });

    it.each(CASES)('by %s comes %s soon after that %s', (...one) => arrivals.get(one.join()));

    it.each(WAYS)('by %s gives up a line that takes nothing more, though something is on its way', (way) =>
      cuts.get(way),
    );

    async function leave(way: Way): Promise<void> {
      const { broker, target, access } = ways[way];
      const door = await FickleDoor.before(target);
      ending.push(() => door.close());
      const client = broker.approach('abh', access(door.port));
      const isOnline = (): true | undefined => client.state === 'online' || undefined;
      await until('the first time', isOnline);
      const { epoch } = client;
      door.freeze();
      // More than the system keeps for a line.
      const subject = subjectOf('intake', { network: 'rheine', agency: 'abh' });
      for (let piece = 0; piece < 40; piece += 1) client.publish(subject, Buffer.alloc(500_000));
      await until('another line', () => client.epoch > epoch || undefined);
      await until('it to be back', isOnline);
    }

    async function arrive(way: Way, which: 'back' | 'for the first time', mood: Mood): Promise<void> {
      const { broker, target, access } = ways[way];
      const door = await FickleDoor.before(target);
      ending.push(() => door.close());
      if (which === 'for the first time') door.turn(mood);
      const client = broker.approach('abh', access(door.port));
      const isOnline = (): true | undefined => client.state === 'online' || undefined;
      if (which === 'back') {
        await until('the first time', isOnline);
        door.turn(mood);
        door.clear();
      }
      await until('it to be turned away', () => door.turnedAway > 0 || undefined);
      const { epoch } = client;
      const freed = performance.now();
      door.turn('open');
      await until('it to be there', isOnline);
      expect(performance.now() - freed).toBeLessThan(SOON_MS);
      expect(client.epoch).toBe(epoch + 1);
      // The attempt that failed has left nothing behind.
      await until('one connection', () => door.callers === 1 || undefined);
    }
  });
});
