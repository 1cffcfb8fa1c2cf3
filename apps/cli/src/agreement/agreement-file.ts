import type { Agreement, AgreementProblem } from '#agreement';
import { parseAgreement } from '#agreement';
import { readText } from '#files';
import { EXIT } from '../exit-codes.ts';
import { Failure } from '../failure.ts';

/** An agreement with the text that states it. */
export interface ReadAgreement {
  readonly agreement: Agreement;
  readonly text: string;
}

/** The agreement in a file; throws a `Failure` that names the first fault when it is none. */
export async function readAgreement(path: string): Promise<ReadAgreement> {
  const text = await readText(path);
  const agreement = parseAgreement(text);
  if (!isFaulty(agreement)) return { agreement, text };
  throw new Failure(
    'AGREEMENT_FAULTY',
    EXIT.usage,
    {
      happened: `${path} states no agreement: ${agreement.length} ${agreement.length === 1 ? 'fault' : 'faults'}, the first at ${faultLine(path, agreement[0])}`,
      safe: 'nothing was read or changed besides',
      next: [`npx wegmarke agreement check ${path}`],
    },
    { problems: agreement },
  );
}

/** Whether the text was read as a list of faults. */
export function isFaulty(read: Agreement | readonly AgreementProblem[]): read is readonly AgreementProblem[] {
  return Array.isArray(read);
}

/** `file:line:column CODE fix`, as editors understand it. */
export function faultLine(path: string, fault: AgreementProblem | undefined): string {
  if (fault === undefined) return path;
  const { line, column, code, pointer, fix } = fault;
  return `${path}:${line}:${column} ${code}${pointer === '' ? '' : ` ${pointer}`}: ${fix}`;
}
