import type { IncomingHttpHeaders } from 'node:http';

/** What a device keeps: to which network it belongs, and a secret of which the record holds a hash. */
export interface DeviceSecret {
  readonly network: string;
  readonly secret: string;
}

const NAME = 'wegmarke-person';
const VALUE = /^([a-z][a-z0-9-]{1,31})\.([A-Za-z0-9_-]{43})$/;
const DAYS = 90;

/** The device's cookie in a request; undefined when there is none that could be ours. */
export function deviceIn({ cookie }: IncomingHttpHeaders): DeviceSecret | undefined {
  const own = cookie?.split(';').find((one) => one.trim().startsWith(`${NAME}=`));
  const [, network, secret] = VALUE.exec(own?.slice(own.indexOf('=') + 1).trim() ?? '') ?? [];
  return network === undefined || secret === undefined ? undefined : { network, secret };
}

/** The cookie that a device is given: no script reads it, no other site makes the browser send it. */
export function cookieFor({ network, secret }: DeviceSecret, isSecure: boolean): string {
  const flags = ['Path=/v1/person', 'HttpOnly', 'SameSite=Strict', ...(isSecure ? ['Secure'] : [])];
  return [`${NAME}=${network}.${secret}`, `Max-Age=${DAYS * 86_400}`, ...flags].join('; ');
}
