import { TcpProxy } from './proxy/tcp-proxy.ts';

/** The lines of a network. */
export const LINES = ['hubToBroker', 'adaptersToBroker', 'hubToDatabase'] as const;

/** One of them. */
export type Line = (typeof LINES)[number];

/** All lines, each through a proxy of its own. */
export type Cables = Readonly<Record<Line, TcpProxy>>;

/** Lays the lines of a network while it is being started. */
export function cablesOf() {
  const cables: Partial<Record<Line, TcpProxy>> = {};
  return {
    /** Puts a proxy before an address; the address by which to go through it. */
    async lay(line: Line, url: string): Promise<string> {
      const cable = await TcpProxy.before(Number(new URL(url).port));
      cables[line] = cable;
      return cable.through(url);
    },
    laid(): Cables {
      const missing = LINES.filter((line) => cables[line] === undefined);
      if (missing.length > 0) throw new Error(`Not laid: ${missing.join(', ')}`);
      return cables as Cables;
    },
    /** Ends those that are laid. */
    async close(): Promise<void> {
      await Promise.all(Object.values(cables).map((cable) => cable.close()));
    },
  };
}
