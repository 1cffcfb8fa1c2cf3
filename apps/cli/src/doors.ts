/** One command as a way in or out of the hub's installation: what is checked, what it gives. */
export interface DoorRow {
  readonly door: string;
  readonly opening: { readonly kind: 'command'; readonly name: string };
  readonly caller: string;
  /** In the order in which they are made. */
  readonly checks: readonly string[];
  /** The most that can come out: payload fields, data about them, sums, or nothing about any case. */
  readonly gives: 'fields' | 'metadata' | 'aggregate' | 'nothing';
}

/** What every command is asked before it does anything. */
const LINE = ['known command', 'closed operands and options'];

/** Works with the hub's own environment, so it can do no more than the hub. */
const HUB = [...LINE, "the hub's environment variables", "the hub's rights in the database"];

/** Besides, the key-encryption key is tried before anything is opened. */
const VAULT = [...HUB, 'key-encryption key is the one of the keys on the shelf'];

/** Works through the desk of an adapter on this machine, so it can do no more than the desk. */
const DESK = [...LINE, "an adapter's configuration", 'token of its desk, loopback only'];

/** Asks the hub in the agency's name, so it can do no more than its adapter. */
const AT_HUB = [...LINE, "an adapter's configuration and keys", 'answers signed by the hub'];

const STAFF = "the agency's own staff";
const OPERATOR = 'whoever operates the hub';
const ANYBODY = 'anybody who holds the files';

function command(name: string, caller: string, checks: readonly string[], gives: DoorRow['gives']): DoorRow {
  return { door: name, opening: { kind: 'command', name }, caller, checks, gives };
}

/** Every door of the tool. A test compares it with the table of commands: each has a row, and each row a command. */
export const doors: readonly DoorRow[] = [
  command(
    'record verify',
    OPERATOR,
    [...HUB, 'contents are opened inside the vault, if at all, and never shown'],
    'metadata',
  ),
  command('record parked', OPERATOR, HUB, 'metadata'),
  command('record rebuild', OPERATOR, [...VAULT, 'nothing is disclosed by a rebuild'], 'nothing'),
  command('record export', OPERATOR, [...HUB, 'contents stay sealed', 'never overwrites'], 'metadata'),
  command(
    'record import',
    OPERATOR,
    [...HUB, 'empty record only', 'chain of the record', 'all of it or nothing; contents stay sealed'],
    'nothing',
  ),
  command('audit head', OPERATOR, HUB, 'aggregate'),
  command(
    'audit prove',
    OPERATOR,
    [...HUB, 'clear columns of one event only', 'never overwrites'],
    'metadata',
  ),
  command('audit verify', ANYBODY, [...LINE, 'no hub, no database, no network'], 'metadata'),
  command(
    'subject-access',
    OPERATOR,
    [
      ...VAULT,
      'network, agency and handle lead to a case',
      'function subject-access switched on',
      'every controller has decided its part, with four eyes',
      'gate, door subject-access',
      'Released at the exact revision',
      'permit, the person, 250 ms',
      "sealed to the person's code",
    ],
    'fields',
  ),
  command('vault status', OPERATOR, VAULT, 'aggregate'),
  command(
    'vault erase',
    OPERATOR,
    [...VAULT, 'network, agency and handle lead to a case', 'list of erasures can be written'],
    'metadata',
  ),
  command('vault rotate', OPERATOR, VAULT, 'aggregate'),
  command(
    'backup',
    OPERATOR,
    [...HUB, 'contents stay sealed, keys wrapped', 'neither key-encryption key nor list of erasures'],
    'metadata',
  ),
  command(
    'restore',
    OPERATOR,
    [...VAULT, 'empty database only', 'whole and unchanged', 'list of erasures', 'witnesses'],
    'nothing',
  ),
  command('replay', OPERATOR, [...VAULT, 'opens when all agencies are done'], 'aggregate'),
  command(
    'agency register',
    OPERATOR,
    [...VAULT, 'closed shape', 'signature of the one key that is registered', 'fingerprint'],
    'nothing',
  ),
  command('agency list', OPERATOR, [...VAULT, 'public keys only'], 'nothing'),
  command(
    'agency rotate',
    OPERATOR,
    [
      ...VAULT,
      'closed shape',
      'signature of the new key',
      'signature of a usable key, or the fingerprint approved',
      'no key was ever registered',
    ],
    'nothing',
  ),
  command(
    'agency revoke',
    OPERATOR,
    [...VAULT, 'known key', 'every case marked when it comes back'],
    'aggregate',
  ),
  command('agreement check', ANYBODY, [...LINE, 'no hub, no database'], 'nothing'),
  command('agreement diff', ANYBODY, [...LINE, 'no hub, no database'], 'nothing'),
  command(
    'agreement explain',
    ANYBODY,
    [
      ...LINE,
      'with --file no hub, without it the checks of agreement replay',
      'asks the gate about made-up cases only',
    ],
    'nothing',
  ),
  command(
    'agreement replay',
    OPERATOR,
    [...VAULT, 'decisions and facts of cases are opened, contents of events never'],
    'metadata',
  ),
  command(
    'agreement adopt',
    OPERATOR,
    [...VAULT, 'sound text', 'signature of every party by a registered key', 'delay of the version in force'],
    'nothing',
  ),
  command('agreement papers', ANYBODY, [...LINE, 'no hub, no database', 'never overwrites'], 'nothing'),
  command('competence check', ANYBODY, [...LINE, 'no hub, no database'], 'nothing'),
  command('competence ask', ANYBODY, [...LINE, 'no hub, no database', 'answers name no case'], 'nothing'),
  command('competence table', ANYBODY, [...LINE, 'no hub, no database'], 'nothing'),
  command('competence what-if', ANYBODY, [...LINE, 'no hub, no database', 'answers name no case'], 'nothing'),
  command('steering ls', STAFF, [...AT_HUB, 'read token of the agency'], 'aggregate'),
  ...(['steering propose', 'steering decide', 'steering in-force', 'steering withdraw'] as const).map(
    (name) => command(name, STAFF, [...AT_HUB, 'closed shape', "signed with the agency's key"], 'nothing'),
  ),
  command('map schema', ANYBODY, LINE, 'nothing'),
  command(
    'map columns',
    ANYBODY,
    [...LINE, 'no hub, no adapter, no network', 'values are masked'],
    'nothing',
  ),
  command(
    'map test',
    ANYBODY,
    [...LINE, 'no hub, no adapter, no network', 'shows the export that it is given'],
    'nothing',
  ),
  command(
    'map diff',
    ANYBODY,
    [...LINE, 'no hub, no adapter, no network', 'shows the exports that it is given'],
    'nothing',
  ),
  ...(['outbox ls', 'inbox ls', 'problems ls'] as const).map((name) =>
    command(name, STAFF, DESK, 'metadata'),
  ),
  ...(['outbox show', 'inbox show'] as const).map((name) =>
    command(
      name,
      STAFF,
      [...DESK, 'content only with --payload, to a staff id', 'noted at the adapter then'],
      'fields',
    ),
  ),
  ...(
    [
      'outbox retry',
      'outbox drop',
      'outbox pause',
      'outbox resume',
      'inbox retry',
      'inbox drop',
      'problems settle',
    ] as const
  ).map((name) => command(name, STAFF, [...DESK, 'staff id', 'noted at the adapter'], 'nothing')),
  command(
    'check',
    'staff of the agency, on the machine of its adapter',
    [...LINE, 'desk of the adapter: loopback, token, staff id', 'noted in the journal'],
    'metadata',
  ),
  command('init', ANYBODY, [...LINE, 'files mode 0600', 'never overwrites a key'], 'nothing'),
  command(
    'doctor',
    'whoever runs the adapter',
    [...LINE, 'rights on its files', 'changes and sends nothing', 'names, codes and counts only'],
    'metadata',
  ),
  command(
    'listen',
    'whoever runs the adapter',
    [...LINE, "the desk's token", 'address on this machine only', 'type, id and own reference, signed'],
    'metadata',
  ),
  command('trigger', 'whoever runs the adapter', [...LINE, 'made-up rows only'], 'nothing'),
  command(
    'simulate',
    ANYBODY,
    [...LINE, 'loopback only', 'made-up cases on a hub that keeps nothing', 'requests signed by their keys'],
    'nothing',
  ),
  command(
    'conformance run',
    'whoever runs the adapter under test',
    [...LINE, 'loopback only', 'made-up cases on a hub that keeps nothing', 'request signed by its key'],
    'nothing',
  ),
  command('conformance mapping', ANYBODY, LINE, 'nothing'),
];

/** The opening in one line, as in docs/doors.md. */
export function openingOf({ opening }: DoorRow): string {
  return `wegmarke ${opening.name}`;
}
