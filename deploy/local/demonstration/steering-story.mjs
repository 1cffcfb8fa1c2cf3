import { execFile } from 'node:child_process';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { inClone } from '../setup/places.mjs';
import { until } from '../services/until.mjs';
import { GENERATED, quarterBegin } from './generated-network.mjs';
import { nextVersions } from './next-versions.mjs';

const run = promisify(execFile);

/** The first tables come about two minutes after the hub has started; a slow machine may have them later. */
const CLOSED_WITHIN_MS = 600_000;

/** Between two looks for them: each is a connection to the database. */
const BETWEEN_MS = 1_000;

/** Two proposals; what each would change stands beside it. */
const PROPOSALS = { first: 'tell-delays', second: 'register-in-two-weeks' };

/** What a party says with its own tool and key. @typedef {{ agency: string, words: readonly string[] }} Said */

/**
 * From a finding of the board to a version that its parties adopted, and a second proposal that is still open. Goes on from where an
 * earlier start left off; `stop` ends it between two steps.
 * @param {{ node: string, dir: string, databaseUrl: string, today: string, stop: AbortSignal }} on
 * @returns {Promise<void>}
 */
export async function playSteering({ node, dir, databaseUrl, today, stop }) {
  const laid = join(dir, GENERATED);
  const configOf = (/** @type {string} */ agency) =>
    join(dir, 'neighbours', GENERATED, agency, 'config.yaml');
  const file = join(laid, 'steering-progress.json');
  const done = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).done : 0;
  await until('the first tables of the steering group', () => isClosed(databaseUrl, stop), CLOSED_WITHIN_MS);
  const tool = (/** @type {readonly string[]} */ words) =>
    run(node, ['--no-warnings', inClone('dist/apps/cli/src/main.js'), ...words], { env: toolEnv(dir) });
  const next = nextVersions(laid, today);
  const steps = [
    ...firstSaid(next.first, today).map(
      ({ agency, words: [verb = '', ...rest] }) =>
        () =>
          tool(['steering', verb, configOf(agency), ...rest]),
    ),
    async () => {
      const signatures = [];
      for (const agency of ['abh', 'jobcenter', 'vhs'])
        signatures.push('--signature', await signed(node, configOf(agency), next.first));
      await tool(['agreement', 'adopt', next.first, ...signatures]);
    },
    ...secondSaid(next.second, today).map(
      ({ agency, words: [verb = '', ...rest] }) =>
        () =>
          tool(['steering', verb, configOf(agency), ...rest]),
    ),
  ];
  // On a later day: until then no unit can work by the first version.
  const from = /validFrom: (\S+)/.exec(readFileSync(next.first, 'utf8'))?.[1] ?? '';
  if (from <= today)
    steps.push(() =>
      tool(['steering', 'in-force', configOf('vhs'), PROPOSALS.first, 'Kursverwaltung', '--on', from]),
    );
  for (const [index, step] of steps.entries()) {
    if (stop.aborted) return;
    if (index < done) continue;
    await step();
    writeFileSync(`${file}.new`, JSON.stringify({ done: index + 1 }), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
}

/** @param {string} text of a version @param {string} today @returns {readonly Said[]} */
function firstSaid(text, today) {
  const { first } = PROPOSALS;
  return [
    {
      agency: 'jobcenter',
      words: ['propose', first, text, '--step', 'waiting-time', '--quarter', toldQuarter(today)].concat([
        '--finding-de',
        'Am meisten Zeit geht zwischen Anmeldung und Kursbeginn verloren.',
        '--finding-en',
        'Most time is lost between registration and start of the course.',
      ]),
    },
    {
      agency: 'vhs',
      words: ['decide', first, 'no', '--reason', 'Niemand hat Zeit, Verzögerungen einzutragen.'],
    },
    {
      agency: 'abh',
      words: ['decide', first, 'yes', '--reason', 'Wer auf den Kurs wartet, darf keine Nachteile haben.'],
    },
    {
      agency: 'jobcenter',
      words: ['decide', first, 'yes', '--reason', 'Dann können wir einen früheren Kurs suchen.'],
    },
    {
      agency: 'vhs',
      words: ['decide', first, 'yes', '--reason', 'Die Kursverwaltung meldet es jetzt von selbst.'],
    },
  ];
}

/** @param {string} text of a version @param {string} today @returns {readonly Said[]} */
function secondSaid(text, today) {
  const { second } = PROPOSALS;
  return [
    {
      agency: 'abh',
      words: ['propose', second, text, '--step', 'to-registration', '--quarter', toldQuarter(today)].concat([
        '--finding-de',
        'Vom Schein bis zur Anmeldung vergehen mehrere Wochen, und niemand hat ein Ziel dafür.',
        '--finding-en',
        'From the voucher to the registration several weeks pass, and nobody has a target for it.',
      ]),
    },
    {
      agency: 'abh',
      words: ['decide', second, 'yes', '--reason', 'Zwei Wochen stehen auch in § 7 Abs. 2 IntV.'],
    },
    {
      agency: 'jobcenter',
      words: [
        'decide',
        second,
        'abstain',
        '--reason',
        'Wir warten ab, was das Melden der Verzögerungen bringt.',
      ],
    },
  ];
}

/** The quarter of which a closing tells what takes longest. @param {string} today */
function toldQuarter(today) {
  const [year, month] = quarterBegin(today, 3).split('-');
  return `${year}-Q${(Number(month) + 2) / 3}`;
}

/** A party's signature under a version, as its adapter prints it. @param {string} node @param {string} config @param {string} version */
async function signed(node, config, version) {
  const adapter = inClone('dist/apps/adapter/src/main.js');
  const { stdout } = await run(node, ['--no-warnings', adapter, 'sign-agreement', config, version]);
  const file = join(config, '..', 'signature-2.json');
  writeFileSync(file, stdout, { mode: 0o600 });
  return file;
}

/** Whether a quarter of the network is closed. @param {string} databaseUrl @param {AbortSignal} stop */
async function isClosed(databaseUrl, stop) {
  if (stop.aborted) return true;
  await pause(BETWEEN_MS);
  const { Client } = (await import('pg')).default;
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const asked = 'SELECT 1 FROM record.events WHERE stream = $1 LIMIT 1';
    return (await client.query(asked, [`steering-${GENERATED}`])).rows.length > 0 || undefined;
  } finally {
    await client.end();
  }
}

/** The settings of the operator's tool, as the hub's start wrote them down. @param {string} dir */
function toolEnv(dir) {
  const lines = readFileSync(join(dir, 'hub', 'env'), 'utf8').matchAll(/^(\w+)='(.*)'$/gm);
  return { ...process.env, ...Object.fromEntries(Array.from(lines, ([, name, value]) => [name, value])) };
}
