import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { conflictsSeen, limitsSeen } from '../../deploy/local/demo/seen-by-agencies.ts';
import { NETWORK } from '../../deploy/local/demonstration/agencies.mjs';
import { germanDay } from '../../deploy/local/demonstration/german-day.mjs';
import { neighbours } from '../../deploy/local/demonstration/networks.mjs';
import { demo } from '../../deploy/local/demonstration/story.mjs';
import { totals } from '../../deploy/local/demonstration/totals.mjs';
import { wegmarke } from '../e2e/cli-tool.ts';
import { expectDocumented } from '../e2e/documented.ts';
import { answeredRequest, eventsOf } from '../e2e/persons-answer.ts';
import { expectOpens } from '../e2e/sealed-file.ts';
import type { Told } from './told.ts';

interface Expected {
  readonly recorded: readonly string[];
  readonly sinks: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly refusedAtAdapter: Readonly<Record<string, number>>;
  readonly refusedAtHub: Readonly<Record<string, number>>;
  readonly held: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

const expected = JSON.parse(readFileSync(join(demo, 'expected.json'), 'utf8')) as Expected;

function heldByReason(): Record<string, number> {
  const held: Record<string, number> = {};
  for (const [code, keys] of Object.values(expected.held).flatMap((codes) => Object.entries(codes))) {
    held[code] = (held[code] ?? 0) + keys.length;
  }
  return held;
}

function released(): number {
  return Object.values(expected.sinks)
    .flatMap((days) => Object.values(days))
    .reduce((sum, keys) => sum + keys.length, 0);
}

/** What stands and what is overdue today, each once and as often as an agency sees it: exact lists of both are in the demonstration's specs. */
function seenToday() {
  const today = germanDay();
  const conflicts = conflictsSeen(today)
    .filter(({ state }) => state === 'standing')
    .map(({ rule, entries }) => [rule, ...entries.toSorted()].join(' '));
  const overdue = limitsSeen(today)
    .filter(({ limit }) => limit.overdueDays !== undefined)
    .map(({ caseId, agency, chain, step }) => ({ agency, what: [caseId, chain, step].join(' ') }));
  return {
    conflicts: new Set(conflicts).size,
    conflictsSeen: conflicts.length,
    overdue: new Set(overdue.map(({ what }) => what)).size,
    overdueSeen: new Set(overdue.map(({ agency, what }) => `${agency} ${what}`)).size,
  };
}

/** The settings of the operator's tool for this hub. */
function toolEnv(dir: string): Record<string, string> {
  const lines = readFileSync(join(dir, 'hub', 'env'), 'utf8').matchAll(/^(\w+)='(.*)'$/gm);
  return Object.fromEntries(
    Array.from(lines, ([, name = '', value = '']): [string, string] => [name, value]),
  );
}

/** That the story ends as it must, for everybody whose page is looked at afterwards. */
export function demonstrationTold(told: () => Told): void {
  const once = () => {
    const { network, databaseUrl } = told();
    return totals({
      desks: Object.values(network.agencies),
      networks: [NETWORK, ...neighbours().map((one) => one.network)],
      databaseUrl,
      startedAt: performance.now(),
    });
  };

  it('ends with every event where the expectations, made without the product, say it must be', async () => {
    const { dir } = told();
    // With problems it ends with 1, and what it printed names them.
    const checking = promisify(execFile)(process.execPath, [join(demo, 'check.mjs'), dir]);
    const { stdout } = await checking.catch((failed: { stdout: string }) => failed);
    expect(stdout).toMatch(/^\d+ checks, 0 problems$/m);
    const totalsNow = await once();
    expect(totalsNow).toMatchObject({
      agencies: 11,
      networks: 2,
      ...seenToday(),
      recorded: expected.recorded.length,
      refusedAtAdapter: expected.refusedAtAdapter,
      refusedAtHub: expected.refusedAtHub,
      held: heldByReason(),
      inFlight: 0,
      released: released(),
      lost: 0,
    });
  });

  it('adds nothing when it is told again', async () => {
    const { seconds: _before, ...before } = await once();
    await told().tellOn();
    const { seconds: _after, ...after } = await once();
    expect(after).toEqual(before);
  });

  it('answers a person who asks what is stored, as the documentation shows it', async () => {
    const { network, dir, databaseUrl } = told();
    const vhs = network.agencies['vhs']!;
    const decisions = {
      vhs: {
        decision: 'grant-partly',
        ground: 'gdpr-15-4',
        withheld: [...(await eventsOf(vhs, 'C01'))].slice(0, 1),
      },
      jobcenter: { decision: 'refuse', ground: 'sgb10-83-1' },
      asylblg: { decision: 'grant' },
      caritas: { decision: 'grant' },
      bamf: { decision: 'grant' },
    };
    const asked = { caseId: 'C01', at: 'caritas', request: 'request-1', decisions } as const;
    const handle = await answeredRequest(Object.assign(network, { dir, databaseUrl }), asked);
    const out = join(dir, 'auskunft');
    const request = ['caritas', handle, '--request', 'request-1', '--network', 'rheine'];
    const words = ['subject-access', ...request, '--out', out];
    const { exit, stdout, stderr } = await wegmarke(toolEnv(dir), ...words);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
    const code = /\w{5}(-\w{5}){4}/.exec(stdout)?.[0] ?? '';
    const shown = `$ npx wegmarke ${words.join(' ')}\n${stdout}`
      .replaceAll(out, '/tmp/auskunft')
      .replaceAll(handle, 'kS3v9QmT0aXcB7uE2rLw1g')
      .replaceAll(code, '7K2QX-M40ZB-9TRWC-H1VNE-5GJDS');
    expectDocumented('docs/how-to/subject-access.md', 'subject-access', shown);
    await expectOpens(join(out, 'auskunft.html'), code);
  });
}
