/** Tells addresses of the public web from those of this machine and of private networks. Nothing is resolved. */

/** Names that never leave a machine or a local network (RFC 6761, 6762, 8375, and usual names of intranets). */
const LOCAL_NAME = /(?:^|\.)(?:localhost|localdomain|local|internal|intranet|lan|home|corp|home\.arpa)$/

/** IPv4 ranges that are not the public internet: first address and prefix length. */
const PRIVATE_RANGES: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
]

/** Whether an address is http(s) and its host is neither local nor in a private range. */
export function isPublicAddress(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname } = new URL(url)
  return /^https?:$/.test(protocol) && isPublicHost(hostname)
}

/** Whether a host, as `URL.hostname` spells it, is neither local nor in a private range. */
export function isPublicHost(hostname: string): boolean {
  const host = hostname.toLowerCase().replace(/\.$/, '')
  if (host.startsWith('[')) return isPublicIpv6(host.slice(1, -1))
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(host)) return isPublicIpv4(numberOf(host))
  return host.includes('.') && !LOCAL_NAME.test(host)
}

const numberOf = (dotted: string): number =>
  dotted.split('.').reduce((number, part) => number * 256 + Number(part), 0)

const isPublicIpv4 = (address: number): boolean =>
  !PRIVATE_RANGES.some(([first, length]) => {
    const size = 2 ** (32 - length)
    return Math.floor(address / size) === Math.floor(numberOf(first) / size)
  })

/** Global unicast only (2000::/3), and of addresses that hold an IPv4 address none at all. */
const isPublicIpv6 = (address: string): boolean =>
  /^[23][\da-f]{3}:/.test(address) && !address.startsWith('2002:') && !/^2001:(?:0:|:)/.test(address)
