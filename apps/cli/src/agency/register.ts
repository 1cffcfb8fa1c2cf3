import { register } from '#registry';
import { recordSettings } from '../agreement/in-force.ts';
import type { Command, Report } from '../command.ts';
import { requestOperand } from './agency-operands.ts';
import { readRequest, refusedByRegistry } from './request-file.ts';

/** Lets an agency take part whose request the operator has looked at. */
export const agencyRegister: Command = {
  name: 'agency register',
  summary: 'register an agency with its keys, from the request that its adapter made',
  about: [
    'To type this is the approval. Compare the fingerprint with the agency before, by telephone, and give it with --fingerprint, without which nothing is registered: whoever can change the file on its way could take part in its place. The request is signed by the key that it names.',
    'A network that is not there yet begins with its first agency. Take over the brokerKey into the configuration of the broker (agency list --json tells it to prepare.mjs), and restart the hub so that it listens for the agency. To register the same again changes nothing.',
  ],
  operands: [requestOperand],
  options: {
    fingerprint: {
      value: 'hex',
      required: true,
      words: 'the fingerprint that the agency told you; compared with its key',
    },
  },
  settings: recordSettings,
  example:
    'npx wegmarke agency register request.json --fingerprint "1f0c 77ab 9d2e 5c31 08be 6f4a e2d9 3b70"',
  async run({ line, hub }): Promise<Report> {
    const { request, fingerprint } = await readRequest(line);
    const { network, agency, keys } = request;
    const no = await register(await hub.registry(), await hub.sealer(), { network, request });
    if (no !== undefined) throw refusedByRegistry(no);
    return {
      facts: { network, agency, kids: keys.signing.map(({ kid }) => kid), fingerprint },
      lines: [`registered: ${network}/${agency}`, `fingerprint ${fingerprint}`],
    };
  },
};
