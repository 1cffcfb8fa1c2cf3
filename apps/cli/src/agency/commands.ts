import type { Command } from '../command.ts';
import { recordSettings } from '../settings/record-settings.ts';
import { NAME, requestOperand } from './agency-operands.ts';

/** The commands for agencies and their keys, in the order of the help; what a command does is loaded when it is run. */
export const agencyCommands: readonly Command[] = [
  {
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
    run: async (bench) => (await import('./register.ts')).registerAgency(bench),
  },
  {
    name: 'agency list',
    summary: 'show the agencies of a network with all keys that they have or had',
    about: [
      'Each key with its id, fingerprint and standing: usable, usable until the end of an overlap, over, or revoked and why; and how it came in: with the registration, endorsed by which key, or approved by the operator. Each agency with its account at the broker: with --json, what prepare.mjs takes as --accounts.',
    ],
    operands: [],
    options: { network: { value: 'network', words: 'the network; needed only when the hub serves several' } },
    settings: recordSettings,
    example: 'npx wegmarke agency list --network rheine',
    run: async (bench) => (await import('./list.ts')).listAgencies(bench),
  },
  {
    name: 'agency rotate',
    summary: 'put other keys of an agency in force, from the request that its adapter made',
    about: [
      'An adapter rotates its signing key by itself (npm run adapter -- rotate-keys). It needs you when the key changes to which the agency is sealed, or when its old key is revoked and cannot stand behind the new one. Then your approval does: compare the fingerprint with the agency by telephone, and give it with --approve.',
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
    run: async (bench) => (await import('./rotate.ts')).rotateAgencyKey(bench),
  },
  {
    name: 'agency revoke',
    summary: 'revoke a key of an agency; of a compromised one, put in doubt what it signed since',
    about: [
      'At once, at every door, nothing signed with the key is taken any more; proofs of what it signed before stay valid. With --ground compromised everything that was recorded with it since --compromised-since is in doubt: nobody gets it until the agency, with another key, has confirmed it. With the key go all keys that it endorsed since, and those that these endorsed: the thief may have made them. The command comes back when every case is marked. When it is interrupted, type the same again; the hub goes on by itself too.',
      'When the whole adapter was stolen, revoke the sealing key as well (its kid is in agency list): from then on nothing is sent to the agency until you have approved other keys with agency rotate. Give it another account at the broker.',
      'Agreements that were adopted since with a signature of these keys are listed. They stay in force: ask the agency whether it had signed them. Recalls that were answered with them are listed too: they stay answered, so ask whether it did what was answered.',
      'A key that only such a key had ended is usable as before, and is named; not so one that endorsed it, nor any once the operator has approved another. If the agency had meant to end it, revoke it as retired.',
    ],
    operands: [
      { name: 'network', words: 'the network', form: NAME },
      { name: 'agency', words: 'the agency', form: NAME },
      { name: 'kid', words: 'the id of the key, from agency list', form: /^[\w.:-]{1,64}$/ },
    ],
    options: {
      ground: { value: 'ground', required: true, words: 'retired or compromised' },
      'compromised-since': {
        value: 'instant',
        words: 'the earliest instant at which somebody else may have had it (2026-03-01T10:00:00Z)',
      },
      by: { value: 'who', words: 'who reported it: agency or operator (when absent)' },
    },
    settings: recordSettings,
    example:
      'npx wegmarke agency revoke rheine vhs rheine.vhs.sig --ground compromised --compromised-since 2026-03-01T10:00:00Z',
    run: async (bench) => (await import('./revoke.ts')).revokeAgencyKey(bench),
  },
];
