/** Tells how far a long command is. */
export interface Progress {
  /** What is done now, how much of it, and of how much when that is known. */
  at(what: string, done: number, of?: number): void;
  /** A sentence that stays on the screen. */
  note(sentence: string): void;
  /** Removes the moving line. */
  clear(): void;
}

/** A terminal, as far as it is written to. */
export interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const EVERY_MS = 100;
const CLEAR_LINE = '\r\u001B[2K';

/** One moving line on a terminal; on anything else (a file, a pipe) only the notes. */
export function progressOn(terminal: Terminal, now: () => number): Progress {
  let last = -Infinity;
  let isShown = false;
  const clear = (): void => {
    if (isShown) terminal.write(CLEAR_LINE);
    isShown = false;
  };
  return {
    clear,
    note(sentence) {
      clear();
      terminal.write(`${sentence}\n`);
    },
    at(what, done, of) {
      if (terminal.isTTY !== true || (now() - last < EVERY_MS && done !== of)) return;
      last = now();
      isShown = true;
      terminal.write(`${CLEAR_LINE}${what}: ${counted(done)}${share(done, of)}`);
    },
  };
}

function share(done: number, of: number | undefined): string {
  if (of === undefined) return '';
  return ` of ${counted(of)}${of === 0 ? '' : ` (${Math.floor((100 * done) / of)} %)`}`;
}

/** A number with its thousands apart: 1 234 567. */
export function counted(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ' ');
}
