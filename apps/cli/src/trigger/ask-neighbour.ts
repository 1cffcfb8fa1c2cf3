import type { Report } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { localTarget } from '../listen/local-target.ts';

const PATIENCE_MS = 10_000;

/** Lets something happen at a neighbour of a test network. */
export async function askNeighbour(control: string, agency: string, type: string): Promise<Report> {
  const address = new URL('/simulate/trigger', localTarget(control, '--simulation'));
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ agency, type }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => undefined);
  if (answer?.ok) return { facts: { event: type, agency }, lines: [`${agency} exports ${type}`] };
  const { code = 'no answer' } = ((await answer?.json().catch(() => undefined)) ?? {}) as {
    readonly code?: string;
  };
  throw new Failure('SIMULATION_REFUSES', EXIT.refused, {
    happened: `the test network does not do it: ${code}`,
    safe: 'nothing has happened there',
    next: [`look who may publish what: curl ${new URL('/simulate', control).href}`],
  });
}
