import { tlsFaults } from './tls-faults.ts';

const here = {
  WEGMARKE_HUB_DATABASE_URL: 'postgres://hub@localhost/hub',
  WEGMARKE_HUB_EVENT_STORE: 'postgres',
  WEGMARKE_HUB_NATS_URL: 'nats://127.0.0.1:4222',
  WEGMARKE_HUB_HTTP_HOST: '127.0.0.1',
};
type Settings = Readonly<Record<string, string>>;
const faultsOf = (change: Settings) => {
  const all: Settings = { ...here, ...change };
  return tlsFaults((name) => all[name] ?? '').map(
    ({ variable, code }) => `${variable.replace('WEGMARKE_HUB_', '')} ${code}`,
  );
};

describe('the hub asks for TLS', () => {
  it.each<Settings>([
    {},
    { WEGMARKE_HUB_NATS_URL: 'off', WEGMARKE_HUB_DATABASE_URL: 'memory' },
    { WEGMARKE_HUB_NATS_URL: 'tls://broker.test:4222' },
    { WEGMARKE_HUB_DATABASE_URL: 'postgres://hub@db.test/hub?sslmode=verify-full&sslrootcert=/ca.crt' },
    { WEGMARKE_HUB_DATABASE_URL: 'postgres://hub@%2Frun%2Fpostgresql/hub' },
    { WEGMARKE_HUB_EVENT_STORE: 'esdb://127.0.0.1:2113?tls=false' },
    { WEGMARKE_HUB_EVENT_STORE: 'esdb+discover://store.test:2113' },
    {
      WEGMARKE_HUB_HTTP_HOST: '0.0.0.0',
      WEGMARKE_HUB_HTTP_CERT_FILE: 'hub.crt',
      WEGMARKE_HUB_HTTP_KEY_FILE: 'hub.key',
    },
  ])('of nothing that has it or stays on this machine: %j', (change) => {
    expect(faultsOf(change)).toEqual([]);
  });

  it.each([
    ['WEGMARKE_HUB_NATS_URL', 'nats://broker.test:4222'],
    ['WEGMARKE_HUB_DATABASE_URL', 'postgres://hub@db.test/hub'],
    ['WEGMARKE_HUB_DATABASE_URL', 'postgres://hub@db.test/hub?sslmode=require'],
    ['WEGMARKE_HUB_DATABASE_URL', 'postgres://hub@db.test/hub?sslmode=verify-full&sslmode=disable'],
    ['WEGMARKE_HUB_DATABASE_URL', 'postgres://hub@localhost/hub?host=db.test'],
    ['WEGMARKE_HUB_EVENT_STORE', 'esdb://store.test:2113?tls=false'],
    ['WEGMARKE_HUB_EVENT_STORE', 'esdb://127.0.0.1:2113,store.test:2113?TLS=False'],
    ['WEGMARKE_HUB_EVENT_STORE', 'esdb://user:secret@store.test:2113?tlsVerifyCert=false'],
    ['WEGMARKE_HUB_HTTP_HOST', '0.0.0.0'],
  ])('of what goes to other machines: %s=%s', (variable, text) => {
    expect(faultsOf({ [variable]: text })).toEqual([`${variable.replace('WEGMARKE_HUB_', '')} TLS_MISSING`]);
  });

  it('and wants a certificate together with its key', () => {
    expect(faultsOf({ WEGMARKE_HUB_HTTP_CERT_FILE: 'hub.crt' })).toEqual(['HTTP_KEY_FILE MISSING']);
    expect(faultsOf({ WEGMARKE_HUB_HTTP_KEY_FILE: 'hub.key' })).toEqual(['HTTP_CERT_FILE MISSING']);
  });
});
