/** What is asked at an address or in a way that the hub does not know: address, method, status, code, and where the fault lies. */
export const faultyAddresses: readonly (readonly [
  what: string,
  at: string,
  method: string,
  status: number,
  code: string,
  pointer: string | undefined,
])[] = [
  [
    'another media type',
    '/v1/networks/rheine/intake/vhs',
    'POST',
    415,
    'MEDIA_TYPE_NOT_SUPPORTED',
    undefined,
  ],
  [
    'a network with capitals',
    '/v1/networks/Rheine/intake/vhs',
    'POST',
    400,
    'PARAMETER_INVALID',
    '/path/network',
  ],
  ['an address that is none', '/v1/secrets', 'GET', 404, 'NOT_FOUND', undefined],
  ['an address that is no UTF-8', '/v1/networks/%ff/agreement', 'GET', 400, 'MALFORMED_REQUEST', undefined],
  ['another method', '/v1/networks/rheine/agreement', 'DELETE', 404, 'NOT_FOUND', undefined],
];
