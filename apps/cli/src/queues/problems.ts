import type { Bench, Report } from '../command.ts';
import { columns } from '../tell/printed.ts';
import { askDesk, listIn, textOf } from './at-desk.ts';

/** What is wrong with exports and sinks, by file and line, each with its fix. */
export async function listProblems(bench: Bench): Promise<Report> {
  const problems = listIn(await askDesk(bench, { method: 'GET', path: '/desk/problems' }), 'problems');
  const rows = problems.map((problem) => [
    `${textOf(problem['file'])}:${textOf(problem['line'])}`,
    textOf(problem['column']),
    textOf(problem['code']),
    textOf(problem['reason']),
    textOf(problem['fix']),
    textOf(problem['id']),
  ]);
  return {
    findings: problems.length > 0,
    facts: { problems },
    lines: problems.length === 0 ? ['no problem'] : columns(rows),
  };
}

/** A person has seen to a problem that no later export puts right. */
export async function settleProblem(bench: Bench): Promise<Report> {
  const path = `/desk/problems/${encodeURIComponent(bench.line.operand('id'))}/settle`;
  const { id } = await askDesk(bench, { method: 'POST', path, body: {} });
  return { facts: { settled: id }, lines: ['settled; it is noted who did'] };
}
