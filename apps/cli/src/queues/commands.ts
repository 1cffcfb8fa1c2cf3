import type { Command } from '../command.ts';
import { CONFIG, STAFF } from './desk-operands.ts';

const MESSAGE = { name: 'id', words: 'the id of the message', form: /^-?[\w-]+$/ } as const;
const REQUIRED_STAFF = { ...STAFF, required: true } as const;
const REASON = { words: 'why, 3 to 200 characters, without names of persons', value: 'words' } as const;

/** The commands for an adapter's outbox and inbox, in the order of the help; what a command does is loaded when it is run. */
export const queueCommands: readonly Command[] = [
  {
    name: 'outbox ls',
    summary: 'list messages of an adapter, oldest first',
    about: [
      'States: ready (goes out next), sent (waits for its receipt), held (waits for a link or a basis), parked (put aside with the reason; retry or drop it), recorded and refused (final, by the receipt of the hub).',
    ],
    operands: [CONFIG],
    options: {
      state: { words: 'only those in this state', value: 'state' },
      after: { words: 'only those behind this message: the next page', value: 'id' },
      max: { words: 'how many at most, 1 to 1000; 100 when absent', value: 'n' },
    },
    settings: [],
    findings: 'messages are parked',
    example: 'npx wegmarke outbox ls config.yaml --state parked',
    run: async (bench) => (await import('./outbox-look.ts')).listOutbox(bench),
  },
  {
    name: 'outbox show',
    summary: 'show one message of an adapter: where it stands, its attempts, who decided what about it',
    about: ['What the message says is shown with --payload only, which needs --staff and is noted.'],
    operands: [CONFIG, { name: 'id', words: 'the id of the message', form: /^-?[\w-]+$/ }],
    options: { payload: { words: 'show also what it says' }, staff: STAFF },
    settings: [],
    example: 'npx wegmarke outbox show config.yaml 4Jc…',
    run: async (bench) => (await import('./outbox-look.ts')).showInOutbox(bench),
  },
  {
    name: 'outbox retry',
    summary: 'have a message sent again at once, or everything that is parked',
    about: [
      'The own gate is asked again first. What the hub refused is final: put the row right in the export.',
    ],
    operands: [
      CONFIG,
      { ...MESSAGE, words: 'the id of the message, or the word parked for all that is parked' },
    ],
    options: { staff: REQUIRED_STAFF },
    settings: [],
    example: 'npx wegmarke outbox retry config.yaml parked --staff it-01',
    run: async (bench) => (await import('./outbox-steer.ts')).retryInOutbox(bench),
  },
  {
    name: 'outbox drop',
    summary: 'give a message up for good, with a reason that is noted',
    about: [
      'Only what is held, parked or has not left yet. A withdrawal, an objection or whatever else stops something from leaving is never dropped. The same row in a later export stays dropped; a corrected row is a new message.',
    ],
    operands: [CONFIG, MESSAGE],
    options: { reason: { ...REASON, required: true }, staff: REQUIRED_STAFF },
    settings: [],
    example: 'npx wegmarke outbox drop config.yaml 4Jc… --reason "made by a test export" --staff it-01',
    run: async (bench) => (await import('./outbox-steer.ts')).dropFromOutbox(bench),
  },
  {
    name: 'outbox pause',
    summary: 'let nothing leave but what stops something else from leaving',
    about: [
      'Imports go on and wait. Withdrawals and the like leave all the same. A pause outlives a restart.',
    ],
    operands: [CONFIG],
    options: { reason: REASON, staff: REQUIRED_STAFF },
    settings: [],
    example: 'npx wegmarke outbox pause config.yaml --reason "new mapping" --staff it-01',
    run: async (bench) => (await import('./outbox-steer.ts')).pauseOutbox(bench),
  },
  {
    name: 'outbox resume',
    summary: 'let everything leave again after a pause',
    about: [
      'What waited goes in its order, case by case. The pause and its end are kept in the journal with who made them, and why.',
    ],
    operands: [CONFIG],
    options: { staff: REQUIRED_STAFF },
    settings: [],
    example: 'npx wegmarke outbox resume config.yaml --staff it-01',
    run: async (bench) => (await import('./outbox-steer.ts')).resumeOutbox(bench),
  },
  {
    name: 'inbox ls',
    summary: 'list what came in for an adapter, newest first, and how its sinks stand',
    about: [
      'States at a sink: waiting, done, parked (given up with the reason; retry or drop it), dropped, recalled (its use ended before the sink had it). The newest lines of the file of JSON lines stand at the end, without what they say.',
    ],
    operands: [CONFIG],
    options: {
      state: { words: 'only those in this state at some sink', value: 'state' },
      before: { words: 'only those older than this entry: the next page', value: 'entry' },
      max: { words: 'how many at most, 1 to 1000; 100 when absent', value: 'n' },
    },
    settings: [],
    findings: 'entries are parked, or a receiver wants nothing more',
    example: 'npx wegmarke inbox ls config.yaml --state parked',
    run: async (bench) => (await import('./inbox-look.ts')).listInbox(bench),
  },
  {
    name: 'inbox show',
    summary: 'show one entry that came in: where it stands at each sink, who decided what about it',
    about: ['What the entry says is shown with --payload only, which needs --staff and is noted.'],
    operands: [CONFIG, { name: 'entry', words: 'the number of the entry' }],
    options: { payload: { words: 'show also what it says' }, staff: STAFF },
    settings: [],
    example: 'npx wegmarke inbox show config.yaml 17',
    run: async (bench) => (await import('./inbox-look.ts')).showInInbox(bench),
  },
  {
    name: 'inbox retry',
    summary: 'have an entry delivered again at once, or all that a sink has not got',
    about: [
      'With --sink everything that waits there or is parked goes again, and a receiver that was disabled (it answered 410) is told again. With --since besides, also what was delivered from that instant on and is still kept: receivers know it by its webhook-id. What was recalled is not delivered by any retry. An entry that could not be read is asked for at the hub again.',
    ],
    operands: [CONFIG, { name: 'entry', words: 'the number of the entry', optional: true }],
    options: {
      sink: { words: 'the name of a sink', value: 'name' },
      since: { words: 'with --sink: from this instant on, as 2026-03-01T00:00:00.000Z', value: 'instant' },
      staff: REQUIRED_STAFF,
    },
    settings: [],
    example: 'npx wegmarke inbox retry config.yaml --sink webhook --staff it-01',
    run: async (bench) => (await import('./inbox-steer.ts')).retryInInbox(bench),
  },
  {
    name: 'inbox drop',
    summary: 'deliver an entry to no sink any more, with a reason that is noted',
    about: ['Sinks that have it already keep it; the hub is told nothing, as the agency did receive it.'],
    operands: [CONFIG, { name: 'entry', words: 'the number of the entry' }],
    options: {
      reason: { words: 'why, 3 to 200 characters, without names of persons', value: 'words', required: true },
      staff: REQUIRED_STAFF,
    },
    settings: [],
    example: 'npx wegmarke inbox drop config.yaml 17 --reason "the receiver has it by hand" --staff it-01',
    run: async (bench) => (await import('./inbox-steer.ts')).dropFromInbox(bench),
  },
  {
    name: 'problems ls',
    summary: 'list what is wrong with exports and sinks, each with its fix',
    about: [
      'Most go from the list when a later export holds the row right. Those with an id at the end of the line wait for a person: settle them when they are seen to.',
    ],
    operands: [CONFIG],
    options: {},
    settings: [],
    findings: 'something is listed',
    example: 'npx wegmarke problems ls config.yaml',
    run: async (bench) => (await import('./problems.ts')).listProblems(bench),
  },
  {
    name: 'problems settle',
    summary: 'take a problem from the list that no later export puts right',
    about: [
      'A row that names another reference than when the hub recorded it (REFERENCE_CHANGED), a file that went away in mid-import (FILE_GONE_UNFINISHED), a row that the newest export lacks (ROW_WITHDRAWN). The hub is told nothing; who settled it, and when, is kept, and a row that was refused stays counted as refused. What the next export still holds is listed again.',
    ],
    operands: [
      CONFIG,
      { name: 'id', words: 'the id of the problem, as problems ls shows it', form: /^-?[\w:-]+$/ },
    ],
    options: { staff: REQUIRED_STAFF },
    settings: [],
    example: 'npx wegmarke problems settle config.yaml unfinished:3f… --staff it-01',
    run: async (bench) => (await import('./problems.ts')).settleProblem(bench),
  },
];
