import type { Command } from '../command.ts';
import { recordSettings } from '../settings/record-settings.ts';

/** The commands for cooperation agreements, in the order of the help; what a command does is loaded when it is run. */
export const agreementCommands: readonly Command[] = [
  {
    name: 'agreement check',
    summary: 'look for the faults of an agreement, each with its line and the fix',
    about: [
      'All faults are told at once: form, unknown names, dates, rows that contradict each other or that nothing can reach. Nothing is adopted, and no hub is needed.',
    ],
    operands: [{ name: 'file', words: 'the agreement, as YAML or JSON' }],
    options: {},
    settings: [],
    findings: 'the file has faults: each line says where, which, and what to do',
    example: 'npx wegmarke agreement check agreement.yaml',
    run: async (bench) => (await import('./check.ts')).checkAgreementFile(bench),
  },
  {
    name: 'agreement diff',
    summary: 'compare two versions of an agreement: what changed in it, and who may learn more or less by it',
    about: [
      'Who may learn more or less is not read off the rows: both versions are put to the gate with the same made-up cases, so that a new row behind a prohibition is no gain, and a changed name of a row no change.',
      'No hub is needed. What the change would have done to past disclosures shows agreement replay.',
    ],
    operands: [
      { name: 'old', words: 'the version that is in force' },
      { name: 'new', words: 'the version that shall take its place' },
    ],
    options: {},
    settings: [],
    findings: 'the two versions differ',
    example: 'npx wegmarke agreement diff agreement.yaml agreement-2.yaml',
    run: async (bench) => (await import('./diff/diff.ts')).diffAgreements(bench),
  },
  {
    name: 'agreement explain',
    summary:
      'explain whether one agency may tell another about a kind of event, by which rows and under which facts',
    about: [
      'Every row that matters is shown in the order in which the gate goes through them, with what must be so before it answers, the fields that then pass, and what a restriction or an objection does to it. The answers are those of the gate itself, asked about made-up cases: no person, no case and no record is looked at.',
      'With --file no hub is needed; without it the agreement in force is read from the record.',
    ],
    operands: [
      { name: 'sender', words: 'the agency that would tell' },
      { name: 'recipient', words: 'the agency that would be told' },
      { name: 'event type', words: 'the type, short or whole: language.voucher-issued' },
    ],
    options: {
      at: {
        value: 'date',
        words: 'as of this day or instant; now, or the first day of a --file that begins later, when absent',
      },
      file: { value: 'file', words: 'an agreement that need not be adopted' },
      network: { value: 'network', words: 'the network; can be left out when the hub serves one' },
      language: { value: 'language', words: 'en or de; en when absent' },
    },
    settings: [],
    optionalSettings: recordSettings,
    example: 'npx wegmarke agreement explain vhs jobcenter language.module-completed --file agreement.yaml',
    run: async (bench) => (await import('./explain/explain.ts')).explainAgreement(bench),
  },
  {
    name: 'agreement replay',
    summary: 'show which past disclosures another version of the agreement would have decided otherwise',
    about: [
      'Each decision in the record since the day is put to the gate again, about the case as it stood at that moment, under the version in the file as if it had been in force then, with the rows of its first day. Nothing is disclosed, nothing is changed, and no content of an event is opened.',
      'Decisions that the gate would not repeat even under the version of their time are counted apart: keys of the case have run out, or the gate has become stricter since.',
    ],
    operands: [],
    options: {
      since: { value: 'date', required: true, words: 'decisions from this day or instant on' },
      file: { value: 'file', required: true, words: 'the other version of the agreement' },
      network: { value: 'network', words: 'the network; can be left out when the hub serves one' },
    },
    settings: recordSettings,
    findings: 'some past disclosures would have been decided otherwise',
    example: 'npx wegmarke agreement replay --since 2026-01-01 --file agreement-2.yaml',
    run: async (bench) => (await import('./replay/replay-agreement.ts')).replayAgreement(bench),
  },
  {
    name: 'agreement adopt',
    summary:
      'put a version of the agreement, signed by every party, into the record; it is in force from its first day',
    about: [
      'Every party of the version in force and of the new one signs it at its own adapter (npm run --silent adapter -- sign-agreement <config.yaml> <agreement.yaml>) and hands over what that prints. A party without registered keys runs no adapter and signs on paper. The signatures are checked against the registered keys. The version must begin after the delay that the one in force sets, so that everybody can look at what changes: agreement diff and agreement replay.',
      'The hub need not be stopped; it reads the version in force with every decision. The first agreement of a network comes with its configuration.',
    ],
    operands: [{ name: 'file', words: 'the agreement, the very text that the parties signed' }],
    options: {
      signature: {
        value: 'file',
        many: true,
        required: true,
        words: "a party's signature; one file for each",
      },
    },
    settings: recordSettings,
    example: 'npx wegmarke agreement adopt agreement-2.yaml --signature abh.json --signature vhs.json',
    run: async (bench) => (await import('./adopt/adopt.ts')).adoptAgreement(bench),
  },
  {
    name: 'agreement papers',
    summary:
      'draft the papers that the parties owe: register, impact assessment, processing contract, joint controllers, deletion',
    about: [
      'Five papers in German, as Markdown: register of processing (Art. 30 GDPR), impact assessment (Art. 35), annex to the processing contract (Art. 28, § 80 SGB X), arrangement of joint controllers (Art. 26), deletion concept. They hold what the agreement knows and say what it cannot know. Each says that it is a draft that nobody has reviewed.',
    ],
    operands: [
      { name: 'file', words: 'the agreement, as YAML or JSON' },
      { name: 'folder', words: 'where to write them; made when it is not there' },
    ],
    options: {},
    settings: [],
    example: 'npx wegmarke agreement papers agreement.yaml papers',
    run: async (bench) => (await import('./papers.ts')).writePapers(bench),
  },
];
