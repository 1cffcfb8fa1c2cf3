import { type HubAddress, readHub } from './hub-section.ts';
import { YamlSection } from './yaml-section.ts';

const read = (text: string) =>
  YamlSection.read<HubAddress>(
    `nats: tls://hub.test:4222\nhttp: https://hub.test\nkeysFile: k\n${text}`,
    (root) => readHub(root, (section, key) => section.text(key)),
  );
const withNats = (nats: string, more = '') =>
  YamlSection.read<HubAddress>(`nats: ${nats}\nhttp: https://hub.test\nkeysFile: k\n${more}`, (root) =>
    readHub(root, (section, key) => section.text(key)),
  );
const codes = (found: unknown) =>
  (Array.isArray(found) ? found : []).map(
    ({ code, pointer }: { code: string; pointer: string }) => `${code} ${pointer}`,
  );

describe('where an adapter finds the hub', () => {
  it('is read with its own certification authority and a proxy', () => {
    const more =
      'caFile: ca.crt\nproxy: { url: http://proxy.rheine.test:3128, credentialsFile: proxy.secret }';
    expect(withNats('wss://hub.test', more)).toEqual({
      nats: 'wss://hub.test',
      http: 'https://hub.test',
      keysFile: 'k',
      caFile: 'ca.crt',
      proxy: { url: 'http://proxy.rheine.test:3128', credentialsFile: 'proxy.secret' },
    });
    expect(read('')).toEqual({ nats: 'tls://hub.test:4222', http: 'https://hub.test', keysFile: 'k' });
  });

  it.each(['nats://127.0.0.1:4222', 'ws://localhost:8443', 'nats://[::1]:4222', 'nats://127.9.9.9:1'])(
    'may be this machine without TLS: %s',
    (nats) => expect(codes(withNats(nats))).toEqual([]),
  );

  it.each([
    'nats://hub.test:4222',
    'ws://hub.test',
    'nats://10.0.0.7:4222',
    'nats://127.0.0.1.hub.test:4222',
    'nats://localhost.hub.test:4222',
    'ws://[::2]:80',
    'nats://127.0.0.1@hub.test:4222',
  ])('is never another machine without TLS: %s', (nats) => {
    expect(codes(withNats(nats))).toEqual(['TLS_MISSING /nats']);
  });

  it('is never another machine over plain HTTP', () => {
    const plain = YamlSection.read<HubAddress>(
      'nats: tls://hub.test\nhttp: http://hub.test\nkeysFile: k',
      (root) => readHub(root, (section, key) => section.text(key)),
    );
    expect(codes(plain)).toEqual(['TLS_MISSING /http']);
  });

  it('may have its pages under a name of their own, which is an origin with TLS', () => {
    expect(read('pages: https://weg.test')).toMatchObject({ pages: 'https://weg.test' });
    expect(codes(read('pages: http://weg.test'))).toEqual(['TLS_MISSING /pages']);
    expect(codes(read('pages: http://127.0.0.1:8300'))).toEqual([]);
    expect(codes(read('pages: https://weg.test/person.html'))).toEqual(['WRONG_VALUE /pages']);
  });

  it('is no half of an address', () => {
    expect(codes(withNats('wss://'))).toEqual(['WRONG_VALUE /nats']);
    expect(codes(withNats('ftp://hub.test'))).toEqual(['WRONG_VALUE /nats']);
  });

  it('is asked through a proxy over TLS only, and no password stands in the file', () => {
    const proxy = 'proxy: { url: http://proxy.test:3128 }';
    expect(codes(read(proxy))).toEqual(['PROXY_CANNOT_CARRY /nats']);
    const told = codes(withNats('wss://hub.test', 'proxy: { url: http://user:secret@proxy.test:3128 }'));
    expect(told).toEqual(['WRONG_VALUE /proxy/url']);
  });
});
