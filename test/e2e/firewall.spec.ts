import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { callDesk, statusOf } from '../../deploy/local/demonstration/desks.mjs';
import { hubVariables } from '../../deploy/local/network/processes.mjs';
import { programsIn } from '../../deploy/local/network/programs.mjs';
import { type Authority, makeAuthority } from '../../deploy/local/services/certificates.mjs';
import { type Child, startChild } from '../../deploy/local/services/child.mjs';
import { freePort } from '../../deploy/local/services/ports.mjs';
import { until } from '../../deploy/local/services/until.mjs';
import { whereCertificates } from '../../deploy/local/services/where.mjs';
import { type AgencyAccess, brokerConfig } from '#nats';
import { ConnectProxy } from '../faults/proxy/connect-proxy.ts';
import { dropExport } from '../network/files.ts';
import { type SampleNetwork, startSampleNetwork } from '../network/start-sample-network.ts';
import { recorded, REFERENCES, shareCase } from './shared-case.ts';

/** Names that no name server knows: whoever reaches them went through the proxy. */
const BROKER = 'broker.rheine.test';
const HUB = 'hub.rheine.test';
const CREDENTIALS = 'jobcenter:behind the firewall';

await whereCertificates(
  'An agency behind a firewall that lets out only 443, through its proxy',
  (openssl) => {
    let network: SampleNetwork;
    let authority: Authority;
    let proxy: ConnectProxy;
    let encryptedHub: Child;
    let hubPort: number;

    beforeAll(async () => {
      network = await startSampleNetwork('firewall', ['jobcenter', 'vhs']);
      authority = await makeAuthority(join(network.dir, 'authority'), { openssl });
      await network.adapters.stop();
      const brokerPort = await listenForWebSockets();
      await startEncryptedHub();
      proxy = await ConnectProxy.start({
        places: { [`${BROKER}:443`]: brokerPort, [`${HUB}:443`]: hubPort },
        credentials: CREDENTIALS,
      });
      leadThroughProxy();
      await network.adapters.start();
    });

    afterAll(async () => {
      await network.stop();
      await encryptedHub.end('SIGTERM', 5_000);
      await proxy.close();
    });

    /** The broker with a second listener; both agencies keep their accounts. */
    async function listenForWebSockets(): Promise<number> {
      const { parties } = JSON.parse(readFileSync(join(network.dir, 'hub', 'network.json'), 'utf8')) as {
        readonly parties: readonly { readonly agency: string; readonly brokerKey: string }[];
      };
      const agencies = parties.map(({ agency, brokerKey }): AgencyAccess => ({
        network: 'rheine',
        agency,
        nkeyPublic: brokerKey,
      }));
      const port = await freePort();
      const config = brokerConfig({
        hub: { nkeyPublic: network.hubKeys.nkeyPublic },
        agencies,
        webSocket: { port, tls: await authority.issue('broker', [BROKER]) },
      });
      await network.nats.stop();
      writeFileSync(join(network.dir, 'nats', 'nats.conf'), config);
      await network.nats.start();
      return port;
    }

    /** One more hub on the same record, which speaks HTTPS. */
    async function startEncryptedHub(): Promise<void> {
      hubPort = await freePort();
      const { certFile, keyFile } = await authority.issue('hub', [HUB]);
      const log = join(network.dir, 'encrypted-hub.log');
      encryptedHub = await startChild({
        file: process.execPath,
        args: [programsIn().hub],
        log,
        endSignal: 'SIGTERM',
        env: {
          PATH: process.env['PATH'],
          ...hubVariables({
            port: hubPort,
            databaseUrl: network.databaseUrl,
            natsUrl: network.nats.url,
            keys: network.hubKeys,
            networkFile: join(network.dir, 'hub', 'network.json'),
          }),
          WEGMARKE_HUB_HTTP_HOST: '0.0.0.0',
          WEGMARKE_HUB_HTTP_CERT_FILE: certFile,
          WEGMARKE_HUB_HTTP_KEY_FILE: keyFile,
        },
      });
      await until('the hub', () => /"event":"ready"/.test(readFileSync(log, 'utf8')) || undefined);
    }

    function leadThroughProxy(): void {
      const { folder } = network.agency('jobcenter');
      writeFileSync(join(folder, 'proxy.credentials'), `${CREDENTIALS}\n`);
      const file = join(folder, 'config.yaml');
      const way = `  caFile: ${authority.caFile}\n  proxy: { url: ${proxy.url}, credentialsFile: proxy.credentials }\n`;
      const config = readFileSync(file, 'utf8')
        .replace(/^ {2}nats: .*$/m, `  nats: wss://${BROKER}`)
        .replace(/^ {2}http: .*\n/m, `  http: https://${HUB}\n${way}`);
      writeFileSync(file, config);
    }

    const isConnected = async (): Promise<boolean> => {
      const status: { connected: boolean } = await callDesk(
        network.agency('jobcenter'),
        'GET',
        '/desk/status',
      );
      return status.connected;
    };

    it('records, links and reads; another agency in the same process goes without', async () => {
      await shareCase(network, ['vhs']);
      const jobcenter = network.agency('jobcenter');
      const path = `/desk/cases/${REFERENCES.jobcenter}/timeline`;
      const timeline = (await callDesk(jobcenter, 'GET', path)) as { readonly entries: readonly object[] };
      expect(timeline.entries).toHaveLength(1);
      expect(new Set(proxy.asked.map(({ place, status }) => `${place} ${status}`))).toEqual(
        new Set([`${BROKER}:443 200`, `${HUB}:443 200`]),
      );
    });

    it('loses nothing when the proxy cuts every tunnel again and again', async () => {
      const jobcenter = network.agency('jobcenter');
      for (const round of [2, 3, 4, 5]) {
        const row = (of: number) => `BG-${round}${of};;;${of};SCHEIN;03.02.2026;O;;31.12.2026`;
        dropExport(jobcenter, `export-${round}.csv`, [row(1), row(2), row(3), row(4), row(5)]);
        const before = proxy.asked.length;
        proxy.cut();
        await until('it to come back', () => proxy.asked.length > before || undefined);
      }
      await recorded(network, 'jobcenter', 21);
      expect(await statusOf(jobcenter)).toMatchObject({ offered: 21, inFlight: 0, held: {} });
    });

    it('is not reached by the agency any more once the proxy asks for another password, and says so', async () => {
      proxy.admit('somebody:else');
      proxy.cut();
      await until('a refusal', () => proxy.asked.at(-1)?.status === 407 || undefined);
      await until('the broker to be out of reach', async () => !(await isConnected()) || undefined);
      proxy.admit(CREDENTIALS);
      await until('it to be back', async () => (await isConnected()) || undefined);
    });

    it('ends its adapter in order', async () => {
      const began = performance.now();
      await network.adapters.stop();
      // Then it would have been ended by force.
      expect(performance.now() - began).toBeLessThan(30_000);
    });
  },
);
