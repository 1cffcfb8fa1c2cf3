import { competencePage, graphOfDay } from '#agreement';
import type { Bench, Report } from '../command.ts';
import { dayIn } from './day-in.ts';
import { languageIn, readTable } from './table-file.ts';

/** Prints a competence table as a page, or as a graph for an editor. */
export async function printCompetence(bench: Bench): Promise<Report> {
  const { agreement, table } = await readTable(bench);
  const day = bench.line.value('graph');
  if (day !== undefined) {
    const graph = graphOfDay(table, dayIn(day, 'graph'));
    return { facts: { graph }, lines: [JSON.stringify(graph, null, 2)] };
  }
  return { facts: { table }, lines: competencePage(table, agreement, languageIn(bench)).split('\n') };
}
