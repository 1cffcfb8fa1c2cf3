import { copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../services/until.mjs';
import { inClone } from '../setup/places.mjs';
import { callDesk } from './desks.mjs';
import { untilQuiet } from './quiet.mjs';

/** Where the story and all its files lie. */
export const demo = inClone('deploy/local/demo');

/** How long a slow system takes between the two halves of a file it writes; longer than the adapters let a file settle. */
const SLOW_WRITER_MS = 1_000;

/** How long an adapter may take to look for conflicts (once a minute) and to tell of one; ms. */
const NOTICE_MS = 150_000;

/**
 * @typedef {{ drop: { agency: string, file: string, as?: string, inHalves?: boolean } }} Drop
 * @typedef {{ desk: { agency: string, do: string, reference: string, save?: string, code?: string, consent?: string, body?: Record<string, unknown> } }} DeskStep
 * @typedef {{ quiet: true, title: { de: string, en: string } }} Quiet
 * @typedef {{ awaited: { agency: string, reference: string, type: string } }} Awaited an event that adapters record by themselves
 * @typedef {Drop | DeskStep | Awaited | Quiet} Step
 * @typedef {{ done: number, saved: Record<string, string> }} Progress how many steps were done, and the codes and consents they gave
 */

/**
 * Plays the story from where an earlier start left off; each step is remembered once it is done.
 * @param {{ agencies: Readonly<Record<string, import('../network/network.mjs').LocalAgency>>, dir: string, stop: AbortSignal, say: (text: string) => void }} on
 */
export async function playStory({ agencies, dir, stop, say }) {
  /** @type {{ steps: Step[] }} */
  const { steps } = JSON.parse(readFileSync(join(demo, 'story.json'), 'utf8'));
  const file = join(dir, 'story-progress.json');
  /** @type {Progress} */
  const progress = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { done: 0, saved: {} };
  for (const step of steps.slice(progress.done)) {
    if (stop.aborted) return;
    if ('quiet' in step) say(step.title.en);
    await play(step, agencies, progress);
    progress.done += 1;
    writeFileSync(`${file}.new`, JSON.stringify(progress), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  await untilQuiet(Object.values(agencies));
}

/**
 * @param {Step} step
 * @param {Readonly<Record<string, import('../network/network.mjs').LocalAgency>>} agencies
 * @param {Progress} progress
 */
async function play(step, agencies, progress) {
  if ('quiet' in step) return untilQuiet(Object.values(agencies));
  const { agency } = 'drop' in step ? step.drop : 'awaited' in step ? step.awaited : step.desk;
  const place = agencies[agency];
  if (place === undefined) throw new Error(`The story names an agency that is not there: ${agency}`);
  if ('awaited' in step) return untilTold(step.awaited, place);
  return 'drop' in step ? drop(step.drop, place) : atDesk(step.desk, place, progress);
}

/**
 * Waits until an agency was told something that no export and no desk of the story makes, only an adapter on its rounds.
 * @param {Awaited['awaited']} what @param {import('../network/network.mjs').LocalAgency} place
 */
async function untilTold({ reference, type }, place) {
  const file = join(place.folder, 'sink', 'events.jsonl');
  const isTold = () => {
    if (!existsSync(file)) return undefined;
    const lines = readFileSync(file, 'utf8').split('\n');
    return lines.some((line) => line.includes(`"${type}"`) && line.includes(`"${reference}"`)) || undefined;
  };
  await until(`${type} at ${reference}`, async () => isTold(), NOTICE_MS);
}

/**
 * An export arrives in the agency's folder, as its system would put it there.
 * @param {Drop['drop']} what @param {import('../network/network.mjs').LocalAgency} place
 */
async function drop({ agency, file, as, inHalves }, place) {
  const from = join(demo, 'exports', agency, file);
  const to = join(place.folder, 'exports', as ?? basename(file));
  if (!inHalves) {
    copyFileSync(from, to);
    await callDesk(place, 'POST', '/desk/import', {});
    return;
  }
  const bytes = readFileSync(from);
  writeFileSync(to, bytes.subarray(0, Math.floor(bytes.length / 2)));
  await pause(SLOW_WRITER_MS);
  writeFileSync(to, bytes.subarray(Math.floor(bytes.length / 2)), { flag: 'a' });
  await callDesk(place, 'POST', '/desk/import', {});
}

/**
 * What a member of staff does at the desk; what comes of it (a code, a consent's id) is saved for later steps.
 * @type {Record<string, (at: { step: DeskStep['desk'], ask: (method: string, path: string, body?: unknown) => Promise<any>, file: string, body: Record<string, unknown>, saved: Record<string, string> }) => Promise<void>>}
 */
const deskActions = {
  async open({ step, ask }) {
    await ask('POST', '/desk/cases', { reference: step.reference });
    await linked(ask, step.reference);
  },
  async 'make-code'({ step, ask, file, saved }) {
    // Nobody is shown a code before the hub has it: the desk answers `waiting` then, and is asked for another.
    saved[`code:${step.save}`] = await until(
      `a code for ${step.reference}`,
      async () => (await ask('POST', `${file}/link-codes`, {})).code,
    );
  },
  async 'redeem-code'({ step, ask, saved }) {
    const { reference } = step;
    await ask('POST', '/desk/link-codes/redeem', { code: saved[`code:${step.code}`], reference });
    await linked(ask, reference);
  },
  async give({ step, ask, file, body, saved }) {
    const { consentId } = await ask('POST', `${file}/consents`, { decision: 'given', ...body });
    saved[`consent:${step.consent}`] = consentId;
  },
  async refuse({ step, ask, file, body, saved }) {
    const { consentId } = await ask('POST', `${file}/consents`, { decision: 'refused', ...body });
    saved[`consent:${step.consent}`] = consentId;
  },
  async amend({ step, ask, file, body, saved }) {
    await ask('PUT', `${file}/consents/${saved[`consent:${step.consent}`]}`, body);
  },
  async enter({ step, ask, body }) {
    // With the key that the form made: entered again it is the same event.
    await ask('POST', '/desk/events', { reference: step.reference, ...body });
  },
  async withdraw({ step, ask, file, body, saved }) {
    await ask('POST', `${file}/consents/${saved[`consent:${step.consent}`]}/withdraw`, body);
  },
};

/**
 * The hub's answer may come after the desk's.
 * @param {(method: string, path: string, body?: unknown) => Promise<any>} ask
 * @param {string} reference
 */
async function linked(ask, reference) {
  await until(`${reference} to be linked`, async () => {
    const { cases } = await ask('GET', '/desk/cases');
    return cases.some((/** @type {any} */ one) => one.reference === reference && one.linked) || undefined;
  });
}

/** @param {DeskStep['desk']} step @param {import('../network/network.mjs').LocalAgency} place @param {Progress} progress */
async function atDesk(step, place, { saved }) {
  const act = deskActions[step.do];
  if (act === undefined) throw new Error(`The story asks for something no desk does: ${step.do}`);
  const file = `/desk/cases/${encodeURIComponent(step.reference)}`;
  await act({ step, file, saved, body: fill(step.body ?? {}), ask: (...call) => callDesk(place, ...call) });
}

/**
 * `{{now}}` and `{{now+365d}}` become instants.
 * @param {Record<string, unknown>} body
 * @returns {Record<string, unknown>}
 */
function fill(body) {
  const text = JSON.stringify(body).replaceAll(/\{\{now([+-]\d+)?d?\}\}/g, (_whole, days) =>
    new Date(Date.now() + Number(days ?? 0) * 86_400_000).toISOString(),
  );
  return JSON.parse(text);
}
