import { rotate } from '#registry';
import { recordSettings } from '../agreement/in-force.ts';
import type { Command, Report } from '../command.ts';
import { wrongUsage } from '../failure.ts';
import { requestOperand } from './agency-operands.ts';
import { readRequest, refusedByRegistry } from './request-file.ts';

const DAY_MS = 86_400_000;
const MOST_DAYS = 90;

/** Puts other keys of an agency in force. */
export const agencyRotate: Command = {
  name: 'agency rotate',
  summary: 'put other keys of an agency in force, from the request that its adapter made',
  about: [
    'An adapter rotates its signing key by itself (main.js rotate-keys). It needs you when the key changes to which the agency is sealed, or when its old key is revoked and cannot stand behind the new one. Then your approval does: compare the fingerprint with the agency by telephone, and give it with --approve.',
    'The signing keys that are replaced stay usable for the days of the overlap, so that nothing under way is lost; revoked ones do not come back. After a compromise your approval ends every other key of the agency at once. The hub need not be stopped; another account at the broker has to get into its configuration: agency list --json tells it to prepare.mjs.',
  ],
  operands: [requestOperand],
  options: {
    approve: {
      value: 'fingerprint',
      words: 'approve the request without an old key, or with another sealing key',
    },
    'overlap-days': { value: 'days', words: 'how long replaced keys stay usable, 0 to 90; 7 when absent' },
  },
  settings: recordSettings,
  example: 'npx wegmarke agency rotate request.json --approve "1f0c 77ab 9d2e 5c31 08be 6f4a e2d9 3b70"',
  async run({ line, hub }): Promise<Report> {
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
  },
};

function overlapIn(days: string | undefined): { readonly overlapMs?: number } {
  if (days === undefined) return {};
  if (/^\d{1,2}$/.test(days) && Number(days) <= MOST_DAYS) return { overlapMs: Number(days) * DAY_MS };
  throw wrongUsage('USAGE_WRONG', '--overlap-days is no number of days', ['give 0 to 90']);
}
