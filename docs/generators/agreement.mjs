import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The agreement of the demonstration, from which the examples are made. */
const SAMPLE = 'deploy/local/demo/agreement.yaml';

const sampleFile = fileURLToPath(new URL(`../../${SAMPLE}`, import.meta.url));

/** Names of the papers, as `papersOf` gives them. */
export const paperFiles = [
  'register-of-processing.md',
  'impact-assessment.md',
  'processing-contract.md',
  'joint-controllers.md',
  'deletion-concept.md',
];

/**
 * One paper of the pack, made from the agreement of the demonstration.
 * @param {string} file
 * @returns {Promise<string>}
 */
export async function samplePaper(file) {
  const { papersOf, parseAgreement } = await import('#agreement');
  const agreement = parseAgreement(readFileSync(sampleFile, 'utf8'));
  if (Array.isArray(agreement)) throw new Error(`${SAMPLE} has faults`);
  const paper = papersOf(agreement).find((one) => one.file === file);
  if (paper === undefined) throw new Error(`there is no paper ${file}`);
  return paper.text;
}

/** Questions that show the kinds of answers: a duty under a condition, a prohibition, secrecy, a clerk's decision. */
const QUESTIONS = [
  ['vhs', 'jobcenter', 'language.irregular-attendance'],
  ['caritas', 'bamf', 'language.need-found'],
  ['caritas', 'vhs', 'language.need-found'],
  ['jobcenter', 'abh', 'benefits.legal-sphere-changed', '--language', 'de'],
];

/**
 * What `wegmarke agreement explain` prints about the agreement of the demonstration.
 * @returns {Promise<string>}
 */
export async function explainedSamples() {
  const printed = await Promise.all(
    QUESTIONS.map(async (question) => {
      const words = ['agreement', 'explain', ...question, '--at', '2026-01-15'];
      const output = await outputOf([...words, '--file', sampleFile]);
      return ['```', `$ npx wegmarke ${words.join(' ')} --file ${SAMPLE}`, output.trimEnd(), '```'].join(
        '\n',
      );
    }),
  );
  return printed.join('\n\n');
}

/** @param {string[]} words */
async function outputOf(words) {
  /** @param {string} file @returns {Promise<any>} */
  const compiled = (file) => import(new URL(`../../dist/apps/cli/src/${file}`, import.meta.url).href);
  const [{ commands }, { runCommand }] = await Promise.all([
    compiled('commands.js'),
    compiled('run-command.js'),
  ]);
  const silent = { at: () => undefined, note: () => undefined, clear: () => undefined };
  const stop = new AbortController().signal;
  const { exit, stdout, stderr } = await runCommand(commands, { words, env: {}, progress: silent, stop });
  if (exit !== 0) throw new Error(stderr);
  return String(stdout);
}
