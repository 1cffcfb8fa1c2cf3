import { createUser } from '@nats-io/nkeys';
import { brokerConfig, type BrokerPlan } from './broker-config.ts';

const nkey = (): string => createUser().getPublicKey();
const plan: BrokerPlan = {
  hub: { nkeyPublic: nkey() },
  agencies: [
    { network: 'rheine', agency: 'abh', nkeyPublic: nkey() },
    { network: 'rheine', agency: 'vhs', nkeyPublic: nkey() },
  ],
  storeDir: '/var/lib/nats "quoted"',
};
const [abh, vhs] = plan.agencies as [BrokerPlan['agencies'][number], BrokerPlan['agencies'][number]];
const config = brokerConfig(plan);
const account = (name: string): string => new RegExp(`^  ${name} \\{$[^]*?^  \\}$`, 'm').exec(config)![0];

describe("The broker's configuration", () => {
  it('gives an agency exactly its six subjects', () => {
    const six = ['bell', 'claim', 'evidence', 'intake', 'ledger', 'receipts'].map(
      (kind) => `${kind}.rheine.abh`,
    );
    const imported = [...account('AGENCY_rheine_abh').matchAll(/account: HUB, subject: (\S+)/g)].map(
      ([, one]) => one,
    );
    expect(imported.toSorted((one = '', other = '') => one.localeCompare(other))).toEqual(six);
    const exported = [...account('HUB').matchAll(/: (\S+), accounts: \[AGENCY_rheine_abh\]/g)].map(
      ([, one]) => one,
    );
    expect(exported.toSorted((one = '', other = '') => one.localeCompare(other))).toEqual(six);
  });

  it('exports nothing to everybody', () => {
    const exports = account('HUB').split('exports:')[1]!;
    for (const line of exports.split('\n').filter((one) => one.includes('{')))
      expect(line).toContain('accounts: [');
  });

  it('keeps JetStream to the hub, which may not empty or delete a stream', () => {
    for (const name of ['AGENCY_rheine_abh', 'AGENCY_rheine_vhs']) {
      expect(account(name)).not.toMatch(/jetstream|\$JS/);
    }
    expect(account('HUB')).toContain('jetstream: enabled');
    expect(config).not.toMatch(/PURGE|DELETE|API\.>|STREAM\.>/);
  });

  it('reserves room for the stream of every agency, however many there are', () => {
    const room = (agencies: number): number => {
      const many = Array.from({ length: agencies }, (_, at) => ({
        ...abh,
        agency: `agency-${at}`,
        nkeyPublic: nkey(),
      }));
      return Number(/max_file_store: (\d+)/.exec(brokerConfig({ ...plan, agencies: many }))?.[1]);
    };
    expect(room(2)).toBe(1024 ** 3);
    expect(room(40)).toBe(40 * 64 * 1024 ** 2);
  });

  it('takes a store of one’s own as long as every stream has room in it', () => {
    const needed = 2 * 64 * 1024 ** 2;
    expect(brokerConfig({ ...plan, limits: { maxStore: needed } })).toContain(`max_file_store: ${needed} }`);
    expect(() => brokerConfig({ ...plan, limits: { maxStore: needed - 1 } })).toThrow(
      new RangeError(
        `2 intake streams of 67108864 bytes do not fit into maxStore ${needed - 1}: let it be at least ${needed}, or leave it out`,
      ),
    );
  });

  it('listens on the loopback address and quotes the path of its store', () => {
    expect(config).toContain('host: "127.0.0.1"');
    expect(config).toContain('store_dir: "/var/lib/nats \\"quoted\\""');
    expect(brokerConfig({ ...plan, port: 4333 })).toContain('port: 4333');
  });

  it('serves other machines with a certificate alone, over TCP and web sockets', () => {
    const tls = { certFile: '/etc/nats/broker.crt', keyFile: '/etc/nats/broker.key' };
    const outside = brokerConfig({
      ...plan,
      host: '0.0.0.0',
      tls,
      webSocket: { host: '0.0.0.0', port: 443, tls },
    });
    const certificate =
      'tls { cert_file: "/etc/nats/broker.crt", key_file: "/etc/nats/broker.key", timeout: 10 }';
    expect(outside).toContain(`host: "0.0.0.0"\nport: 4222\n${certificate}\n`);
    expect(outside).toContain(`websocket {\n  host: "0.0.0.0"\n  port: 443\n  ${certificate}\n`);
    for (const listening of [{ host: '0.0.0.0' }, { webSocket: { host: '10.0.0.7', port: 443 } }])
      expect(() => brokerConfig({ ...plan, ...listening })).toThrow('needs a certificate');
    expect(brokerConfig({ ...plan, webSocket: { port: 8443 } })).toContain('no_tls: true');
  });

  it('notices a connection that was cut without a word within half a minute', () => {
    expect(config).toMatch(/^ping_interval: "10s"$/m);
    expect(config).toMatch(/^ping_max: 2$/m);
  });

  it.each<[string, Partial<BrokerPlan>]>([
    ['a name that is a wildcard', { agencies: [{ ...abh, agency: '*' }] }],
    ['a name with configuration in it', { agencies: [{ ...abh, agency: 'a } HUB {' }] }],
    ['a key that is none', { agencies: [{ ...abh, nkeyPublic: 'U' }] }],
    ['a key of another kind', { hub: { nkeyPublic: `A${abh.nkeyPublic.slice(1)}` } }],
    ['an agency named twice', { agencies: [abh, { ...vhs, agency: 'abh' }] }],
    ['a key that two agencies have', { agencies: [abh, { ...vhs, nkeyPublic: abh.nkeyPublic }] }],
  ])('is not made with %s', (_what, change) => {
    expect(() => brokerConfig({ ...plan, ...change })).toThrow(RangeError);
  });
});
