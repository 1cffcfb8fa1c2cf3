import type { Document, LineCounter } from 'yaml';
import type { AgreementProblem, Fault, Path } from './problem.ts';

/** Gives each fault its place in the text: that of the part itself, or of the nearest part around it that is there. */
export function placed(faults: readonly Fault[], document: Document, lines: LineCounter): AgreementProblem[] {
  return faults
    .map(({ path, code, fix, words }) => ({
      ...placeOf(path, document, lines),
      pointer: pointerOf(path),
      code,
      fix,
      ...(words && { words }),
    }))
    .sort((one, other) => one.line - other.line || one.column - other.column);
}

function placeOf(path: Path, document: Document, lines: LineCounter): { line: number; column: number } {
  for (let length = path.length; length >= 0; length -= 1) {
    const offset = offsetOf(path.slice(0, length), document);
    if (offset !== undefined) {
      const { line, col } = lines.linePos(offset);
      return { line, column: col };
    }
  }
  return { line: 1, column: 1 };
}

function offsetOf(path: Path, document: Document): number | undefined {
  const node = path.length === 0 ? document.contents : nodeIn(path, document);
  return typeof node === 'object' && node !== null && 'range' in node
    ? (node.range as number[] | null)?.[0]
    : undefined;
}

function nodeIn(path: Path, document: Document): unknown {
  // Behind an alias there is no place of its own: the alias itself is the place.
  try {
    return document.getIn(path, true);
  } catch {
    return undefined;
  }
}

function pointerOf(path: Path): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
