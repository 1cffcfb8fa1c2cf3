import { BlockList, isIP } from 'node:net';

/** Addresses that are not public: this machine, private and local networks, documentation, transition, multicast (RFC 6890). */
const NOT_PUBLIC: readonly string[] = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
  '::/96',
  '::ffff:0:0:0/96',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '3fff::/20',
  '5f00::/16',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
];

/** Whether a text is an address or a subnet in CIDR form. */
export function isSubnet(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

/** Whether an address may be called: it is public, or the configuration names it. */
export function mayCall(address: string, allow: readonly string[]): boolean {
  const plain = unmapped(address);
  if (isIP(plain) === 0) return false;
  return !holds(NOT_PUBLIC, plain) || holds(allow, plain);
}

/** Whether an address is one of this machine. */
export function isLoopback(address: string): boolean {
  return holds(['127.0.0.0/8', '::1/128'], unmapped(address));
}

function holds(subnets: readonly string[], address: string): boolean {
  const family = isIP(address) === 4 ? 'ipv4' : 'ipv6';
  const list = new BlockList();
  for (const subnet of subnets) {
    const [net = '', bits] = subnet.split('/');
    const own = isIP(net) === 4 ? 'ipv4' : 'ipv6';
    if (own === family) list.addSubnet(net, Number(bits ?? (own === 'ipv4' ? 32 : 128)), own);
  }
  return list.check(address, family);
}

/** An IPv4 address that is written as an IPv6 one is judged as what it is. */
function unmapped(address: string): string {
  const [, dotted] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  if (dotted !== undefined) return dotted;
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/i.exec(address) ?? [];
  if (high === undefined || low === undefined) return address;
  const number = parseInt(high, 16) * 65_536 + parseInt(low, 16);
  return [24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join('.');
}
