import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../services/until.mjs';
import { GENERATED } from './generated-network.mjs';
import { beginOf, layNextVersions, versionFiles } from './next-versions.mjs';
import { findingOn } from './steering-board.mjs';
import { noteProgress, readProgress } from './steering-progress.mjs';

/**
 * After how many seconds the hub of the demonstration closes its first quarter: on a slow machine too, all generated cases must be in by
 * then, as a quarter is closed once.
 */
export const CLOSES_AFTER_S = 300;

/** How long the tables may take after that on a slow machine. */
const CLOSED_WITHIN_MS = (CLOSES_AFTER_S + 600) * 1_000;

/** Between two looks for them. */
const BETWEEN_MS = 1_000;

/** What the hub answers where an earlier start said it already, and ended before that was noted. */
const SAID_ALREADY = /PROPOSAL_TAKEN|PROPOSAL_SETTLED/;

/** What a party says with its own tool and key. @typedef {{ agency: string, words: readonly string[] }} Said */

/**
 * With what the parties work.
 * @typedef {object} Means
 * @property {string} dir what is kept between starts
 * @property {() => Promise<import('./steering-board.mjs').Board | undefined>} board as the steering group sees it; undefined before
 *   the first closing
 * @property {(words: readonly string[]) => Promise<string>} tool `wegmarke` with these words; throws with its reason
 * @property {(config: string, version: string) => Promise<string>} sign a party's signature under a version, as a file
 * @property {() => string} today in Germany, `YYYY-MM-DD`
 * @property {AbortSignal} stop ends it between two steps
 */

/**
 * From a finding of the board to a version that its parties adopted, and a second proposal that is still open. Goes on from where an
 * earlier start left off; anew with other ids where the day of a version came before it was adopted, as it can begin no more.
 * @param {Means} means
 * @returns {Promise<void>}
 */
export async function playSteering(means) {
  const { dir, board, today, stop } = means;
  const laid = join(dir, GENERATED);
  const file = join(laid, 'steering-progress.json');
  const shown = await until(
    'the first tables of the steering group',
    async () => (stop.aborted ? 'stopped' : ((await board()) ?? (await pause(BETWEEN_MS)))),
    CLOSED_WITHIN_MS,
  );
  // What is laid now would be too old when it is said at a later start.
  if (shown === 'stopped' || stop.aborted) return;
  const earlier = readProgress(file);
  let progress = earlier ?? { round: 1, done: 0 };
  const { first } = versionFiles(laid);
  const isMissed =
    earlier !== undefined && beginOf(first) <= today() && !(await isAdopted(means, earlier.round));
  if (isMissed) progress = { round: progress.round + 1, done: 0 };
  if (earlier === undefined || isMissed) layNextVersions(laid, today());
  noteProgress(file, progress);
  for (const [index, step] of stepsOf(means, progress.round, shown).entries()) {
    if (stop.aborted) return;
    if (index < progress.done) continue;
    await step();
    noteProgress(file, { ...progress, done: index + 1 });
  }
}

/** Ids of the two proposals of a round. @param {number} round */
function proposalsOf(round) {
  const which = round === 1 ? '' : `-${round}`;
  return { first: `tell-delays${which}`, second: `register-in-two-weeks${which}` };
}

/** Where the tool finds a party's keys. @param {string} dir @param {string} agency */
const configOf = (dir, agency) => join(dir, 'neighbours', GENERATED, agency, 'config.yaml');

/** Whether the first version of a round is adopted. @param {Means} means @param {number} round */
async function isAdopted({ dir, tool }, round) {
  const list = await tool(['steering', 'ls', configOf(dir, 'jobcenter'), '--staff', 'lenkung-1', '--json']);
  /** @type {{ proposals: readonly { proposal: string, adopted?: object }[] }} */
  const { proposals } = JSON.parse(list);
  return proposals.some((one) => one.proposal === proposalsOf(round).first && one.adopted !== undefined);
}

/**
 * What is done, in order: each step once.
 * @param {Means} means @param {number} round @param {import('./steering-board.mjs').Board} board
 * @returns {readonly (() => Promise<unknown>)[]}
 */
function stepsOf({ dir, tool, sign, today }, round, board) {
  const { first, second } = versionFiles(join(dir, GENERATED));
  const ids = proposalsOf(round);
  const says = (/** @type {Said} */ { agency, words: [verb = '', ...rest] }) => {
    const words = ['steering', verb, configOf(dir, agency), ...rest];
    return () =>
      tool(words).catch((error) => {
        if (!SAID_ALREADY.test(String(error))) throw error;
      });
  };
  const steps = [
    ...firstSaid(ids.first, first, findingOn(board)).map(says),
    async () => {
      const signatures = [];
      for (const agency of ['abh', 'jobcenter', 'vhs'])
        signatures.push('--signature', await sign(configOf(dir, agency), first));
      return tool(['agreement', 'adopt', first, ...signatures]);
    },
    ...secondSaid(ids.second, second, findingOn(board, 'to-registration')).map(says),
  ];
  // On a later day: until then no unit can work by the first version.
  const from = beginOf(first);
  if (from <= today())
    steps.push(says({ agency: 'vhs', words: ['in-force', ids.first, 'Kursverwaltung', '--on', from] }));
  return steps;
}

/**
 * @param {string} id @param {string} version @param {import('./steering-board.mjs').Finding} finding
 * @returns {readonly Said[]}
 */
const firstSaid = (id, version, finding) => [
  { agency: 'jobcenter', words: proposing(id, version, finding) },
  {
    agency: 'vhs',
    words: ['decide', id, 'no', '--reason', 'Niemand hat Zeit, Verzögerungen einzutragen.'],
  },
  {
    agency: 'abh',
    words: ['decide', id, 'yes', '--reason', 'Wer auf den Kurs wartet, darf keine Nachteile haben.'],
  },
  {
    agency: 'jobcenter',
    words: ['decide', id, 'yes', '--reason', 'Dann können wir einen früheren Kurs suchen.'],
  },
  {
    agency: 'vhs',
    words: ['decide', id, 'yes', '--reason', 'Die Kursverwaltung meldet es jetzt von selbst.'],
  },
];

/**
 * @param {string} id @param {string} version @param {import('./steering-board.mjs').Finding} finding
 * @returns {readonly Said[]}
 */
const secondSaid = (id, version, finding) => [
  { agency: 'abh', words: proposing(id, version, finding) },
  {
    agency: 'abh',
    words: ['decide', id, 'yes', '--reason', 'Zwei Wochen stehen auch in § 7 Abs. 2 IntV.'],
  },
  {
    agency: 'jobcenter',
    words: ['decide', id, 'abstain', '--reason', 'Wir warten ab, was das Melden der Verzögerungen bringt.'],
  },
];

/** @param {string} id @param {string} version @param {import('./steering-board.mjs').Finding} finding */
const proposing = (id, version, { step, quarter, sentence: { de, en } }) =>
  ['propose', id, version, '--step', step, '--quarter', quarter].concat([
    '--finding-de',
    de,
    '--finding-en',
    en,
  ]);
