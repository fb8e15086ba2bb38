import { BlockList, isIP } from 'node:net';

/** Which hosts and addresses may be reached: the public internet, and what the operator names beyond it. */
export type Permitted = {
  readonly isHostAllowed: (host: string) => boolean;
  readonly isAddressAllowed: (address: string) => boolean;
};

/** Special-purpose networks (IANA's registries for IPv4 and IPv6): nothing in them is the public internet. */
const notPublic: readonly (readonly [string, number, 'ipv4' | 'ipv6'])[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['192.88.99.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  ['224.0.0.0', 4, 'ipv4'],
  ['240.0.0.0', 4, 'ipv4'],
];

/** Of IPv6 only global unicast is public, less what carries IPv4 inside or is set apart in it. */
const globalUnicast = ['2000::', 3, 'ipv6'] as const;
const notPublic6: readonly (readonly [string, number, 'ipv4' | 'ipv6'])[] = [
  ['2001::', 23, 'ipv6'],
  ['2001:db8::', 32, 'ipv6'],
  ['2002::', 16, 'ipv6'],
  ['3fff::', 20, 'ipv6'],
];

/** Reads `WAYBILL_ALLOW_HOSTS`: host names, addresses and networks. */
export function permittedBy(allowHosts: readonly string[]): Permitted {
  const names = new Set<string>();
  const allowed = new BlockList();
  for (const entry of allowHosts) {
    const [address = '', bits] = entry.split('/');
    const version = isIP(address);
    if (version === 0) names.add(nameOf(entry));
    else if (bits === undefined) allowed.addAddress(address, familyOf(version));
    else allowed.addSubnet(address, Number(bits), familyOf(version));
  }
  return {
    isHostAllowed: (host) => names.has(nameOf(host)),
    isAddressAllowed: (address) => {
      const plain = unmapped(address);
      const version = isIP(plain);
      if (version === 0) return false;
      return allowed.check(plain, familyOf(version)) || isPublic(plain, version);
    },
  };
}

const special = listOf(notPublic);
const special6 = listOf(notPublic6);
const unicast = listOf([globalUnicast]);

function listOf(networks: readonly (readonly [string, number, 'ipv4' | 'ipv6'])[]): BlockList {
  const list = new BlockList();
  for (const [network, bits, family] of networks) list.addSubnet(network, bits, family);
  return list;
}

const familyOf = (version: number): 'ipv4' | 'ipv6' => (version === 6 ? 'ipv6' : 'ipv4');

function isPublic(address: string, version: number): boolean {
  if (version === 4) return !special.check(address, 'ipv4');
  return unicast.check(address, 'ipv6') && !special6.check(address, 'ipv6');
}

const nameOf = (host: string): string => host.toLowerCase().replace(/\.$/, '');

/** `::ffff:127.0.0.1`, however it is written, is 127.0.0.1. */
function unmapped(address: string): string {
  if (isIP(address) !== 6) return address;
  const plain = address.replace(/%.*$/, '');
  const canonical = new URL(`http://[${plain}]/`).hostname.slice(1, -1);
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(canonical) ?? [];
  if (high === undefined || low === undefined) return plain;
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [a >> 8, a & 255, b >> 8, b & 255].join('.');
}
