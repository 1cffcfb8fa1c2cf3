import type { Mapping } from '#adapter';
import { filesBeside, readMapping } from '#adapter';
import { readText } from '#files';
import { EXIT } from '../exit-codes.ts';
import { Failure } from '../failure.ts';

/** A fault of a mapping file with its place. */
export type MappingFault = Extract<ReturnType<typeof readMapping>, readonly unknown[]>[number];

/** The mapping in a file, or all its faults. */
export async function readMappingFile(path: string): Promise<Mapping | readonly MappingFault[]> {
  return readMapping(await readText(path), filesBeside(path));
}

/** Whether the file was read as a list of faults. */
export function isFaulty(read: Mapping | readonly MappingFault[]): read is readonly MappingFault[] {
  return Array.isArray(read);
}

/** The mapping in a file; throws a `Failure` that names the first fault when it has any. */
export async function soundMapping(path: string): Promise<Mapping> {
  const read = await readMappingFile(path);
  if (!isFaulty(read)) return read;
  const [first] = read;
  throw new Failure(
    'MAPPING_FAULTY',
    EXIT.usage,
    {
      happened: `${path} has ${read.length} ${read.length === 1 ? 'fault' : 'faults'}${first === undefined ? '' : `, the first at ${faultLine(path, first)}`}`,
      safe: 'no export was read',
      next: [`npx wegmarke map test ${path} <export>`],
    },
    { problems: read },
  );
}

/** `file:line:column CODE pointer: reason; fix`, as editors understand it. */
export function faultLine(path: string, { line, column, code, pointer, reason, fix }: MappingFault): string {
  return `${path}:${line}:${column} ${code} ${pointer}: ${reason}; ${fix}`;
}
