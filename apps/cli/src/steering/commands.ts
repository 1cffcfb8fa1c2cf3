import type { Command, Option } from '../command.ts';
import { STAFF } from '../queues/desk-operands.ts';

const CONFIG = { name: 'config.yaml', words: "the adapter's configuration, with the agency's keys" };
const PROPOSAL = { name: 'proposal', words: 'its id: small letters, digits and hyphens' };
const SIGNED =
  "The word is signed with the agency's key and sent to the hub, which keeps it for ever and takes it once. Name no person in it: everybody who takes part in the network reads it.";
const STEP = /^[a-z][a-z0-9-]{1,63}$/;

const required = (value: string, words: string): Option => ({ value, words, required: true });

/** The commands with which parties propose and decide about their agreement, in the order of the help; what a command does is loaded when it is run. */
export const steeringCommands: readonly Command[] = [
  {
    name: 'steering ls',
    summary: 'list what the parties proposed and decided, and what came of it',
    about: [
      'Each proposal with the finding that it starts from, what would change and from which version, who decided how and why, the adoption, the units in which it is in force, and the waits before and after.',
    ],
    operands: [CONFIG],
    options: {
      staff: { ...STAFF, required: true },
      language: { value: 'language', words: 'en or de; en when absent' },
    },
    settings: [],
    example: 'npx wegmarke steering ls office/config.yaml --staff sb-017',
    run: async (bench) => (await import('./ls.ts')).listProposals(bench),
  },
  {
    name: 'steering propose',
    summary: 'propose another version of the agreement, from a finding of the board',
    about: [
      'The hub takes findings only that stand on the board: copy the sentence from there in both languages, letter by letter, and name the step and the quarter that it is about. What changed since a version is about every quarter of its step.',
      'What would change is worked out here, from the version that was adopted last at the hub (also where it has not begun) and the file. With --cases each competence table of both versions answers these cases, and the number of those that it answers otherwise goes along, no case itself.',
      SIGNED,
    ],
    operands: [
      CONFIG,
      { ...PROPOSAL, form: STEP },
      { name: 'agreement', words: 'the version that is proposed, as YAML or JSON' },
    ],
    options: {
      step: required('id', 'the step of the board that the finding is about'),
      quarter: required('quarter', 'the quarter that the finding is about: 2026-Q1'),
      'finding-de': required('sentence', 'the finding in German, as it stands on the board'),
      'finding-en': required('sentence', 'the finding in English, as it stands on the board'),
      cases: {
        value: 'file',
        words: 'typical cases as CSV, as competence what-if takes them',
      },
    },
    settings: [],
    example:
      'npx wegmarke steering propose office/config.yaml vouchers-earlier agreement-2.yaml --step to-voucher --quarter 2026-Q1 --finding-de "Wer im 1. Quartal 2026 …" --finding-en "Who began to wait in the 1st quarter of 2026 …"',
    run: async (bench) => (await import('./propose.ts')).proposeChange(bench),
  },
  {
    name: 'steering decide',
    summary: 'decide on a proposal: yes, no or abstain, with the reason',
    about: [
      'A decision may be changed until the agreement is adopted; the earlier one stays told. It is no signature under the agreement: that is given with sign-agreement of the adapter.',
      SIGNED,
    ],
    operands: [
      CONFIG,
      PROPOSAL,
      { name: 'decision', words: 'yes, no or abstain', oneOf: ['yes', 'no', 'abstain'] },
    ],
    options: { reason: required('text', 'why, in at most 1,000 characters') },
    settings: [],
    example:
      'npx wegmarke steering decide office/config.yaml vouchers-earlier yes --reason "The counter is ready."',
    run: async (bench) => (await import('./say.ts')).decideOnProposal(bench),
  },
  {
    name: 'steering in-force',
    summary: 'say since when a unit of the agency works by what was adopted',
    about: [SIGNED],
    operands: [
      CONFIG,
      PROPOSAL,
      { name: 'unit', words: 'the unit (Dienststelle, Team), in at most 80 characters' },
    ],
    options: { on: required('day', 'the day: YYYY-MM-DD') },
    settings: [],
    example:
      'npx wegmarke steering in-force office/config.yaml vouchers-earlier "Team Integration" --on 2026-07-01',
    run: async (bench) => (await import('./say.ts')).putInForce(bench),
  },
  {
    name: 'steering withdraw',
    summary: 'take a proposal of this agency back',
    about: [SIGNED],
    operands: [CONFIG, PROPOSAL],
    options: {},
    settings: [],
    example: 'npx wegmarke steering withdraw office/config.yaml vouchers-earlier',
    run: async (bench) => (await import('./say.ts')).withdrawProposal(bench),
  },
];
