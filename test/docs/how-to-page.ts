import { readFileSync } from 'node:fs';
import { inClone } from '../../deploy/local/setup/places.mjs';

/** One block of commands that a page of docs/how-to marks with `<!-- run -->`. */
export interface MarkedBlock {
  readonly commands: string;
  /** Exit codes with which the last command may end. */
  readonly exits: readonly number[];
  /** Typed again until it prints what is shown: what it looks at takes a moment. */
  readonly patiently: boolean;
  /** What the page shows below; `…` stands for anything. Undefined where it shows nothing. */
  readonly shown?: string;
}

const BLOCK = /<!-- run(?:: ([^>]*?))? -->\s*```sh\n([^]*?)```(?:\s*```text\n([^]*?)```)?/g;

/** The marked blocks of a page in their order; text between a block and what it prints unmarks neither. */
export function markedBlocks(page: string): MarkedBlock[] {
  return [...page.matchAll(BLOCK)].map(([, how = '', commands = '', shown]) => ({
    commands,
    exits: /exit ([\d or]+)/.exec(how)?.[1]?.split(' or ').map(Number) ?? [0],
    patiently: how.startsWith('until'),
    ...(shown !== undefined && { shown: shown.trim() }),
  }));
}

/** A page of docs/how-to. */
export function howTo(name: string): string {
  return readFileSync(inClone(`docs/how-to/${name}.md`), 'utf8');
}

/** Whether what was printed holds the lines that the page shows, in their order; `…` stands for anything within a line, alone for any lines. */
export function showsAll(printed: string, shown: string): boolean {
  const lines = printed.split('\n').map(squeezed);
  let next = 0;
  return shown
    .split('\n')
    .filter((line) => line.trim() !== '…')
    .every((line) => {
      const found = lines.findIndex((one, index) => index >= next && patternOf(line).test(one));
      next = found + 1;
      return found >= 0;
    });
}

const squeezed = (line: string): string => line.trim().replaceAll(/\s+/g, ' ').replaceAll(/ ?… ?/g, '…');

function patternOf(line: string): RegExp {
  const parts = squeezed(line)
    .split('…')
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`);
}
