import { register } from '#registry';
import type { Bench, Report } from '../command.ts';
import { readRequest, refusedByRegistry } from './request-file.ts';

/** Lets an agency take part whose request the operator has looked at. */
export async function registerAgency({ line, hub }: Bench): Promise<Report> {
  const { request, fingerprint } = await readRequest(line);
  const { network, agency, keys } = request;
  const no = await register(await hub.registry(), await hub.sealer(), { network, request });
  if (no !== undefined) throw refusedByRegistry(no);
  return {
    facts: { network, agency, kids: keys.signing.map(({ kid }) => kid), fingerprint },
    lines: [`registered: ${network}/${agency}`, `fingerprint ${fingerprint}`],
  };
}
