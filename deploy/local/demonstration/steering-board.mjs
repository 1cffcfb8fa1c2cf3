import { Browser } from '../log-in/browser.mjs';
import { steeringMember } from '../log-in/personas.mjs';

/**
 * What the steering group is shown of the newest closing, as far as a proposal needs it.
 * @typedef {{ de: string, en: string }} Sentence
 * @typedef {{ id: string, titles: Sentence, from: { titles: Sentence }, to: { titles: Sentence } }} Step
 * @typedef {{ findings: readonly Sentence[], steps: readonly Step[], tables: readonly { step: string, quarter: string }[] }} Board
 * @typedef {{ step: string, quarter: string, sentence: Sentence }} Finding
 */

/** How many quarters lie from the one of which a closing tells what takes longest to the one that is closed. */
const TOLD_AGE = 2;

/**
 * Reads the board as a member of the steering group; undefined before the first closing.
 * @param {string} hubUrl @param {string} network
 * @returns {() => Promise<Board | undefined>}
 */
export function boardReader(hubUrl, network) {
  const browser = new Browser();
  const read = () =>
    browser.fetch(`${hubUrl}/v1/networks/${network}/steering/tables`, {
      headers: { 'sec-fetch-site': 'same-origin' },
    });
  return async () => {
    let answer = await read();
    if (answer.status === 401) {
      await browser.logIn(hubUrl, steeringMember.id);
      answer = await read();
    }
    if (answer.status === 404) return undefined;
    if (!answer.ok) throw new Error(`The steering group's board answers ${answer.status}.`);
    return /** @type {Board} */ (await answer.json());
  };
}

/**
 * A finding as it stands on the board, with the step and the quarter that it is about: the one that tells what changed in a step, where
 * one is wanted and told, else the first.
 * @param {Board} board @param {string} [changeOf] id of a step
 * @returns {Finding}
 */
export function findingOn({ findings, steps, tables }, changeOf) {
  const about = findings.flatMap((sentence) => {
    const step = steps.find((one) => tellsChange(sentence, one) || tellsTime(sentence, one));
    const told = tables.filter((one) => one.step === step?.id).map(({ quarter }) => quarter);
    // A change is about every quarter of its step, so also about this one.
    const quarter = told.toSorted().at(-1 - TOLD_AGE);
    return step === undefined || quarter === undefined ? [] : [{ step, quarter, sentence }];
  });
  const found =
    about.find(({ step, sentence }) => step.id === changeOf && tellsChange(sentence, step)) ?? about[0];
  if (found === undefined)
    throw new Error('The board of the steering group has no finding that a proposal could start from.');
  return { ...found, step: found.step.id };
}

/** @param {Sentence} sentence @param {Step} step */
const tellsChange = ({ de }, { titles }) => de.startsWith('Seit dem ') && de.includes(`: ${titles.de} – `);

/** @param {Sentence} sentence @param {Step} step */
const tellsTime = ({ de }, { from, to }) => de.includes(`wischen ${from.titles.de} und ${to.titles.de} `);
