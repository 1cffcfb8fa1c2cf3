import type { Titles } from '#catalogue';
import type { Comparison } from './compare.ts';
import type { PublishedTable } from './published-table.ts';
import { inQuarter } from './quarter.ts';
import { ALL } from './wait-table.ts';
import { holdsOthers } from './step-holds-others.ts';
import type { WaitStep } from './wait-step.ts';

/** That waits of a step take long, and of which quarter the table tells it. */
export interface LostTold {
  readonly step: string;
  readonly quarter: string;
  readonly sentence: Titles;
}

/**
 * Where most time is lost, from published tables of one quarter only: the step with the longest median among those that hold no
 * other shown ones, with its target where it is missed, and every step of which more than half still wait, as no median can be
 * named for it. Empty where the tables show too few.
 */
export function timeLost(tables: readonly PublishedTable[], steps: readonly WaitStep[]): readonly LostTold[] {
  const seen = steps.flatMap((step) => {
    const table = tables.find((one) => one.step === step.id);
    const median = table?.cells.find(({ dimension }) => dimension === ALL)?.median ?? null;
    return table === undefined || median === null ? [] : [{ step, median, quarter: table.quarter }];
  });
  const waiting = seen
    .filter(({ median }) => median === 'not-reached')
    .map(({ step, quarter }) => ({ step: step.id, quarter, sentence: stillWaiting(step, quarter) }));
  const shown = seen.map(({ step }) => step);
  const longest = seen
    .filter(({ step }) => !holdsOthers(step, shown))
    .flatMap(({ step, median, quarter }) => (median === 'not-reached' ? [] : [{ step, median, quarter }]))
    .toSorted((a, b) => b.median - a.median)[0];
  if (longest === undefined) return waiting;
  return [{ step: longest.step.id, quarter: longest.quarter, sentence: mostLost(longest) }, ...waiting];
}

/** The same as the board says it. */
export function lostFindings(told: readonly LostTold[]): readonly Titles[] {
  return told.length === 0 ? [NOTHING_SHOWN] : told.map(({ sentence }) => sentence);
}

/** What changed since a day (`YYYY-MM-DD`) on which an agreement came into force, for everybody or for a group as it is called. */
export function changeFinding(step: WaitStep, day: string, comparison: Comparison, group?: Titles): Titles {
  const since = { de: `Seit dem ${germanDay(day)}`, en: `Since ${day}` };
  const of = group && { de: `, ${group.de}`, en: `, ${group.en}` };
  const name = { de: `${step.titles.de}${of?.de ?? ''}`, en: `${step.titles.en}${of?.en ?? ''}` };
  if (comparison.verdict === 'too-few') {
    return {
      de: `${since.de}: ${name.de} – zu wenige Fälle für eine Aussage.`,
      en: `${since.en}: ${name.en} – too few cases to tell.`,
    };
  }
  const { days, interval } = comparison;
  const [from, to] = [Math.round(interval.from), Math.round(interval.to)];
  if (comparison.verdict === 'no-change') {
    return {
      de: `${since.de}: ${name.de} – keine Änderung nachweisbar (95-%-Intervall der Mediane: ${signed(from)} bis ${signed(to)} Tage).`,
      en: `${since.en}: ${name.en} – no change can be shown (95% interval of the medians: ${signed(from)} to ${signed(to)} days).`,
    };
  }
  const shorter = comparison.verdict === 'shorter';
  const size = Math.abs(Math.round(days));
  const by = size === 0 ? { de: 'weniger als eine Woche', en: 'less than a week' } : inDays(size);
  const [least, most] = shorter ? [-to, -from] : [from, to];
  return {
    de: `${since.de}: ${name.de} – im Median ${by.de} ${shorter ? 'kürzer' : 'länger'} (95-%-Intervall: ${least} bis ${most} Tage).`,
    en: `${since.en}: ${name.en} – median ${by.en} ${shorter ? 'shorter' : 'longer'} (95% interval: ${least} to ${most} days).`,
  };
}

const NOTHING_SHOWN: Titles = {
  de: 'Zu wenige Fälle für eine Aussage.',
  en: 'Too few cases to tell.',
};

/** A step with its median in one quarter. */
interface StepMedian {
  readonly step: WaitStep;
  readonly median: number;
  readonly quarter: string;
}

function mostLost({ step: { from, to, targetDays }, median, quarter }: StepMedian): Titles {
  const who = whoBegan(quarter);
  const missed = targetDays !== undefined && median > targetDays ? targetDays : undefined;
  return {
    de: `${who.de}: Am meisten Zeit geht zwischen ${from.titles.de} und ${to.titles.de} verloren, Median ${inDays(median).de}${missed === undefined ? '' : ` (Ziel: ${inDays(missed).de})`}.`,
    en: `${who.en}: most time is lost between ${from.titles.en} and ${to.titles.en}, median ${inDays(median).en}${missed === undefined ? '' : ` (target: ${inDays(missed).en})`}.`,
  };
}

function stillWaiting({ from, to }: WaitStep, quarter: string): Titles {
  const who = whoBegan(quarter);
  return {
    de: `${who.de}: Zwischen ${from.titles.de} und ${to.titles.de} wartet mehr als die Hälfte noch, der Median ist nicht erreicht.`,
    en: `${who.en}: between ${from.titles.en} and ${to.titles.en} more than half still wait, the median is not reached.`,
  };
}

function whoBegan(quarter: string): Titles {
  const { de, en } = inQuarter(quarter);
  return { de: `Wer ${de} zu warten begann`, en: `Who began to wait ${en}` };
}

function inDays(days: number): Titles {
  return days === 1 ? { de: '1 Tag', en: '1 day' } : { de: `${days} Tage`, en: `${days} days` };
}

function signed(days: number): string {
  if (days === 0) return '0';
  return days > 0 ? `+${days}` : `−${-days}`;
}

function germanDay(day: string): string {
  const [year, month, date] = day.split('-');
  return `${Number(date)}.${Number(month)}.${year}`;
}
