import { isSubnet, mayCall } from './allowed-addresses.ts';

describe('the guard against calling inwards', () => {
  it.each([
    ['93.184.216.34', true],
    ['2606:2800:220:1::1', true],
    ['127.0.0.1', false],
    ['10.1.2.3', false],
    ['172.31.255.255', false],
    ['172.32.0.1', true],
    ['192.168.0.1', false],
    ['169.254.169.254', false],
    ['100.64.0.1', false],
    ['0.0.0.0', false],
    ['224.0.0.1', false],
    ['255.255.255.255', false],
    ['::1', false],
    ['::', false],
    ['::ffff:10.0.0.1', false],
    ['::ffff:a00:1', false],
    ['::ffff:5db8:d822', true],
    ['fe80::1', false],
    ['fd00::1', false],
    ['64:ff9b::a00:1', false],
    ['2002:a00:1::', false],
    ['::127.0.0.1', false],
    ['::a00:1', false],
    ['::ffff:0:7f00:1', false],
    ['3fff::1', false],
    ['3fff:fff:ffff::1', false],
    ['3ffe:ffff::1', true],
    ['5f00::1', false],
    ['no address', false],
  ])('%s may be called: %s', (address, may) => {
    expect(mayCall(address, [])).toBe(may);
  });

  it('lets through what the configuration names, and nothing beside it', () => {
    const allow = ['10.20.0.0/16', '::1'];
    const asked = ['10.20.3.4', '10.21.0.1', '::1', '::ffff:10.20.0.1', '127.0.0.1'];
    expect(asked.map((address) => mayCall(address, allow))).toEqual([true, false, true, true, false]);
  });

  it('knows a subnet', () => {
    const texts = ['10.0.0.0/8', '10.0.0.0/33', '::/0', 'host', '10.0.0.1', '10.0.0.1/8/8'];
    expect(texts.map(isSubnet)).toEqual([true, false, true, false, true, false]);
  });
});
