import { rotate } from '#registry';
import type { Bench, Report } from '../command.ts';
import { wrongUsage } from '../failure.ts';
import { readRequest, refusedByRegistry } from './request-file.ts';

const DAY_MS = 86_400_000;
const MOST_DAYS = 90;

/** Puts other keys of an agency in force. */
export async function rotateAgencyKey({ line, hub }: Bench): Promise<Report> {
  const approved = line.value('approve');
  const told = (name: string) => line.value(name === 'fingerprint' ? 'approve' : name);
  const { request, fingerprint } = await readRequest({
    operand: (name) => line.operand(name),
    value: told,
  });
  const { network, agency, keys } = request;
  const no = await rotate(await hub.registry(), await hub.sealer(), {
    network,
    request,
    isApproved: approved !== undefined,
    ...overlapIn(line.value('overlap-days')),
  });
  if (no !== undefined) throw refusedByRegistry(no);
  return {
    facts: { network, agency, kids: keys.signing.map(({ kid }) => kid), fingerprint },
    lines: [`in force: the keys of ${network}/${agency}`, `fingerprint ${fingerprint}`],
  };
}

function overlapIn(days: string | undefined): { readonly overlapMs?: number } {
  if (days === undefined) return {};
  if (/^\d{1,2}$/.test(days) && Number(days) <= MOST_DAYS) return { overlapMs: Number(days) * DAY_MS };
  throw wrongUsage('USAGE_WRONG', '--overlap-days is no number of days', ['give 0 to 90']);
}
