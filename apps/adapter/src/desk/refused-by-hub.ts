import { casefileCodes } from '#casefile/codes';
import { intakeCodes } from '#intake/codes';
import { DeskProblem } from './problem.ts';

const fixes: ReadonlyMap<string, string> = new Map([
  ...intakeCodes.map(({ code, fix }) => [code, fix] as const),
  ...Object.entries(casefileCodes).map(([code, { fix }]) => [code, fix] as const),
]);

/** What a member of staff is told when the hub refused a command for good: its code, and the fix in the hub's words, which a receipt leaves out. */
export function refusedByHub(code: string | undefined): DeskProblem {
  const unknown = 'the hub refused this for good: see the code in docs/errors.md';
  const fix = (code === undefined ? undefined : fixes.get(code)) ?? unknown;
  return new DeskProblem('COMMAND_REFUSED', fix, code === undefined ? {} : { hubCode: code });
}
