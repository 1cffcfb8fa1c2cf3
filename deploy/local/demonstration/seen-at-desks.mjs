import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { callDesk } from './desks.mjs';
import { demo } from './story.mjs';

/**
 * What agencies see at their desks: an entry for each of them that sees it, the same for all who see the same.
 * @typedef {object} SeenAtDesks
 * @property {string[]} conflicts that stand: the rule and the ids of both entries
 * @property {string[]} overdue steps that the agency must take: the case, the chain and the step
 */

/**
 * Asks every desk about each of its files. No desk knows what case another's file is about: that the story does.
 * @param {readonly import('../network/network.mjs').LocalAgency[]} desks
 * @returns {Promise<SeenAtDesks>}
 */
export async function seenAtDesks(desks) {
  /** @type {{ id: string, references: Record<string, string> }[]} */
  const cases = JSON.parse(readFileSync(join(demo, 'cases.json'), 'utf8'));
  const seen = await Promise.all(desks.map((desk) => seenAt(desk, cases)));
  return {
    conflicts: seen.flatMap(({ conflicts }) => conflicts),
    overdue: seen.flatMap(({ overdue }) => overdue),
  };
}

/**
 * @param {import('../network/network.mjs').LocalAgency} desk
 * @param {readonly { id: string, references: Record<string, string> }[]} cases
 * @returns {Promise<SeenAtDesks>}
 */
async function seenAt(desk, cases) {
  /** @type {SeenAtDesks} */
  const seen = { conflicts: [], overdue: [] };
  const files = (await callDesk(desk, 'GET', '/desk/cases')).cases;
  for (const { reference } of files) {
    const path = `/desk/cases/${encodeURIComponent(reference)}`;
    const { conflicts } = await callDesk(desk, 'GET', `${path}/conflicts`);
    for (const { rule, state, entries } of conflicts)
      if (state === 'standing') seen.conflicts.push([rule, ...idsOf(entries)].join(' '));
    const about = cases.find(({ references }) => references[desk.agency] === reference);
    const { chains } = await callDesk(desk, 'GET', `${path}/chains`);
    for (const [chain, step] of overdueOf(chains))
      seen.overdue.push([about?.id ?? `${desk.agency} ${reference}`, chain, step].join(' '));
  }
  return seen;
}

/** @param {readonly { id: string }[]} entries */
const idsOf = (entries) => entries.map(({ id }) => id).sort();

/**
 * @typedef {{ id: string, limits: { overdueDays?: number }[], actors: { isOwn: boolean }[] }} Milestone
 * @param {readonly { id: string, milestones: Milestone[] }[]} chains
 * @returns {[chain: string, step: string][]}
 */
const overdueOf = (chains) =>
  chains.flatMap(({ id, milestones }) =>
    milestones
      .filter(({ actors }) => actors.some(({ isOwn }) => isOwn))
      .filter(({ limits }) => limits.some(({ overdueDays }) => overdueDays !== undefined))
      .map((step) => /** @type {[string, string]} */ ([id, step.id])),
  );
