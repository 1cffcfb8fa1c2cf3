import type { Agreement } from '#agreement';
import type { KeyRequest } from '#catalogue';
import { keyRequestFaults, keyStatement } from '#catalogue';
import { generateKeys, JoseSealer, loadKeys } from '#jose';
import { EXIT } from '../exit-codes.ts';
import type { FailureCode } from '../failure-codes.ts';
import { Failure } from '../failure.ts';
import { readJson } from '../read-json.ts';

/** A request with the key by which the broker knows the agency. */
export type FirstRequest = KeyRequest & { readonly brokerKey: string };

/** The registration request in a file, of a party of the agreement and signed by the key that it names; throws a `Failure` else. */
export async function readRequest(path: string, agreement: Agreement): Promise<FirstRequest> {
  const read = await readJson(path, 'the registration-request.json that init wrote');
  const faults = keyRequestFaults(read);
  if (faults.length > 0)
    throw invalid('REQUEST_INVALID', `${path} is no registration request`, [
      ...faults.map(({ pointer, fix }) => `${pointer || '/'}: ${fix}`),
      'name the registration-request.json that init wrote',
    ]);
  const request = read as KeyRequest;
  if (!isFirst(request) || !isProven(request))
    throw invalid('REQUEST_INVALID', `${path} is not signed by the key that it wants registered`, [
      'name the registration-request.json that init wrote, unchanged',
    ]);
  const names = agreement.parties.map(({ agency }) => agency);
  if (request.network === agreement.network && names.includes(request.agency)) return request;
  throw invalid('PARTY_UNKNOWN', `the agreement of ${agreement.network} has no such party`, [
    `lay out the office with --network ${agreement.network} and --agency ${names.join(' or ')}`,
    'or give your own agreement with --agreement',
  ]);
}

function isFirst(request: KeyRequest): request is FirstRequest {
  return request.brokerKey !== undefined;
}

/** Signatures are checked by public keys alone; the checker's own keys do not matter. */
function isProven(request: KeyRequest): boolean {
  const checker = new JoseSealer(loadKeys(generateKeys('checker')));
  return checker.verifyDetached(request.signature, keyStatement(request), request.keys.signing.slice(0, 1));
}

function invalid(code: FailureCode, happened: string, next: readonly string[]): Failure {
  return new Failure(code, EXIT.usage, { happened, safe: 'nothing was started or changed', next });
}
