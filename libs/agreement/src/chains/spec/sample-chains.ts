import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAgreement } from '../../parse.ts';
import type { ChainShown, MilestoneShown } from '../chain-of.ts';
import { chainOf } from '../chain-of.ts';
import { holidaysOf } from '../holidays.ts';
import type { ChainEntry } from '../standing.ts';

const text = readFileSync(
  join(import.meta.dirname, '../../../../../deploy/local/demo/agreement.yaml'),
  'utf8',
);
const agreement = parseAgreement(text);
if (Array.isArray(agreement)) throw new Error(JSON.stringify(agreement));
/** The service chains of the sample agreement. */
export const chains = agreement.chains ?? [];

/** The holidays of its Land. */
export const holidays = holidaysOf(agreement.land ?? 'NW');

let number = 0;
/** An entry of a type on a German day, at noon. */
export function entry(short: string, day?: string, more: Partial<ChainEntry> = {}): ChainEntry {
  return {
    id: `e${(number += 1)}`,
    agency: 'abh',
    type: `de.wegmarke.${short}.v1`,
    ...(day !== undefined && { happenedAt: `${day}T11:00:00.000Z` }),
    fields: {},
    ...more,
  };
}

/** How far a chain is for whoever sees these entries. */
export function shown(id: string, entries: readonly ChainEntry[], today: string): ChainShown {
  const chain = chains.find((one) => one.id === id);
  if (chain === undefined) throw new Error(`no chain ${id}`);
  return chainOf(chain, entries, today, holidays);
}

/** A milestone of a chain. */
export function milestone(chain: ChainShown, id: string): MilestoneShown {
  const found = chain.milestones.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no milestone ${id}`);
  return found;
}

/** How far the way to the integration course is. */
export const course = (entries: readonly ChainEntry[], today: string) =>
  shown('integration-course', entries, today);

/** How far each milestone is. */
export const states = ({ milestones }: ChainShown) => milestones.map(({ state }) => state);
