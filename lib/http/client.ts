import { randomUUID } from 'node:crypto';
import { isIP } from 'node:net';
import type { Client } from '@/lib/context';
import { singleton } from '@/lib/singleton';

const LONGEST_USER_AGENT = 512;

/** Tells Next's handlers, in the same process, the address that our server saw. */
export const CLIENT_ADDRESS_HEADER = 'x-uploadkit-client';

/** A property of the request, the same for every bundle: a table of requests beside them would keep the collector busy. */
const ADDRESS: unique symbol = Symbol.for('uploadkit.client-address');
type Received = Request & { [ADDRESS]?: string };

const proof = () => singleton('client-address-proof', () => randomUUID());

/**
 * The client's address: the socket's, or the entry of `X-Forwarded-For` that the given number of trusted proxies vouch for,
 * counted from the right. An entry that is no address is nobody's word: the socket's stands.
 */
export function clientAddress(
  socketAddress: string,
  forwardedFor: string | undefined,
  trustedProxies: number,
): string {
  const socket = socketAddress.startsWith('::ffff:') ? socketAddress.slice(7) : socketAddress;
  if (trustedProxies === 0 || forwardedFor === undefined) return socket;
  const hops = forwardedFor.split(',').map((hop) => hop.trim());
  const hop = hops[Math.max(0, hops.length - trustedProxies)] ?? '';
  return isIP(hop) === 0 ? socket : hop;
}

/** Remembers, beside a request, the address that the server saw. */
export function setClientAddress(request: Received, address: string): void {
  request[ADDRESS] = address;
}

/** The header's value for an address; without this process's proof nobody can forge it. */
export function clientAddressHeader(address: string): string {
  return `${proof()} ${address}`;
}

/** Where the request came from; the address is null under a server other than ours. */
export function clientOf(request: Received): Client {
  const address = request[ADDRESS] ?? addressIn(request.headers.get(CLIENT_ADDRESS_HEADER));
  const userAgent = request.headers.get('user-agent');
  return { ipAddress: address, userAgent: userAgent?.slice(0, LONGEST_USER_AGENT) ?? null };
}

/** Reads what {@link clientAddressHeader} wrote. */
export function addressIn(header: string | null): string | null {
  const [given, address] = header?.split(' ') ?? [];
  return given === proof() && address !== undefined ? address : null;
}
