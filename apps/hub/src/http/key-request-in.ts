import type { Sealer } from '#ports';
import { HttpProblem } from './problem.ts';

/** The most characters of a request; four keys take less than a quarter. */
const MOST = 8_192;

/** What is sealed in the body, when it is a request of the agency that the address names; its form is the registry's to check. Throws {@link HttpProblem}. */
export function keyRequestIn(sealer: Pick<Sealer, 'open'>, body: Uint8Array, agency: string): unknown {
  if (body.byteLength > MOST) throw new HttpProblem('BODY_TOO_LARGE');
  const plain = sealer.open(Buffer.from(body).toString('latin1').trim());
  const request = plain && jsonIn(plain);
  const named: unknown =
    typeof request === 'object' && request !== null ? Reflect.get(request, 'agency') : undefined;
  if (named === agency) return request;
  throw new HttpProblem('KEYS_REFUSED', {
    pointer: '/request/KEY_REQUEST_MALFORMED',
    fix: 'Seal the request of just this agency to a key of /hub-keys.',
  });
}

function jsonIn(plain: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plain));
  } catch {
    return undefined;
  }
}
