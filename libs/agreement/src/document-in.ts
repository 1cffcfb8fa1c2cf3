import type { Document, YAMLError } from 'yaml';
import { LineCounter, parseDocument } from 'yaml';
import { placed } from './places.ts';
import type { AgreementProblem, Fault } from './problem.ts';

/** A text that could be read, with a way to give faults of its parts their places in it. */
export interface ReadDocument {
  readonly value: unknown;
  placed(faults: readonly Fault[]): AgreementProblem[];
}

/** The document in a YAML (or JSON) text, or why there is none. */
export function documentIn(text: string): ReadDocument | AgreementProblem[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) return document.errors.map((error) => unreadable(error, lines));
  const value = valueOf(document);
  const inPlace = (faults: readonly Fault[]) => placed(faults, document, lines);
  return value === TOO_MANY_ALIASES ? inPlace([tooManyAliases]) : { value, placed: inPlace };
}

const TOO_MANY_ALIASES = Symbol('too many aliases');
const tooManyAliases: Fault = { path: [], code: 'TEXT_UNREADABLE', fix: 'write out what aliases repeat' };

/** Aliases of aliases can make a small text a huge document; the reader throws before that happens. */
function valueOf(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    if (error instanceof ReferenceError) return TOO_MANY_ALIASES;
    throw error;
  }
}

function unreadable(error: YAMLError, lines: LineCounter): AgreementProblem {
  const { line, col } = lines.linePos(error.pos[0]);
  return { line, column: col, pointer: '', code: 'TEXT_UNREADABLE', fix: `correct the YAML: ${error.code}` };
}
