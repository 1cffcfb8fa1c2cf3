import type { KeyRequest } from '#catalogue';
import { keyRequestFaults } from '#catalogue';
import type { Rejection } from '#decider';
import { keyFingerprint } from '#jose';
import type { RegistryCode } from '#registry';
import { registryCodes } from '#registry';
import type { Line } from '../command.ts';
import type { Failure } from '../failure.ts';
import { refused } from '../failure.ts';
import { readJson } from '../read-json.ts';

/** A request with the fingerprint that the operator compares with the agency. */
export interface RequestRead {
  readonly request: KeyRequest;
  readonly fingerprint: string;
}

/** Reads a request, and holds its key against the fingerprint that the agency told the operator; throws a `Failure`. */
export async function readRequest(line: Pick<Line, 'operand' | 'value'>): Promise<RequestRead> {
  const path = line.operand('request');
  const content = await readJson(path, "the request that the agency's adapter wrote");
  const faults = keyRequestFaults(content);
  if (faults.length > 0)
    throw refused('AGENCY_REFUSED', {
      happened: `${path} holds no request to register keys: ${faults.map(({ pointer }) => pointer || '/').join(', ')}`,
      safe: 'nothing was registered',
      next: faults.map(({ pointer, fix }) => `${pointer || '/'}: ${fix}`),
    });
  const request = content as KeyRequest;
  const [first] = request.keys.signing;
  const fingerprint = first === undefined ? '' : keyFingerprint(first);
  const told = line.value('fingerprint');
  if (told !== undefined && bare(told) !== bare(fingerprint))
    throw refused('AGENCY_REFUSED', {
      happened: `the key in ${path} has another fingerprint: ${fingerprint}`,
      safe: 'nothing was registered',
      next: [
        'ask the agency for its fingerprint again, by telephone; if it differs still, somebody changed the file',
      ],
    });
  return { request, fingerprint };
}

/** The registry's no, as the tool says it. */
export function refusedByRegistry({ code, reason }: Rejection<RegistryCode>): Failure {
  return refused(
    'AGENCY_REFUSED',
    {
      happened: `${code}: ${reason}`,
      safe: 'nothing was changed in the registry',
      next: [registryCodes[code].fix],
    },
    { reason: code },
  );
}

function bare(fingerprint: string): string {
  return fingerprint.replaceAll(/[^0-9a-f]/gi, '').toLowerCase();
}
