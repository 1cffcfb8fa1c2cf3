/** Where event stores honestly differ; the contract asks of each what it says of itself. */
export interface Capabilities {
  /** Positions count 1, 2, 3 and so on over the whole log; otherwise they only grow. */
  readonly densePositions: boolean;
  /** The appends of a group that goes to the store together become durable and visible together. */
  readonly atomicGroups: boolean;
  /** The store itself tells a retry that believes anything; otherwise its driver reads back by id. */
  readonly strongAny: boolean;
  /** What was answered outlives the process that wrote it. */
  readonly durable: boolean;
  /** Several processes share one record: the contract's `other` is a door with connections of its own. */
  readonly shared: boolean;
}

/** One line of the table that a run prints: a driver and where it differs. */
export interface CapabilityRow extends Capabilities {
  readonly driver: string;
}

/** A store that can do everything. */
export const FULL: Capabilities = {
  densePositions: true,
  atomicGroups: true,
  strongAny: true,
  durable: true,
  shared: true,
};

/** The row as a run prints it. */
export function capabilityLine({ driver, ...capabilities }: CapabilityRow): string {
  const told = Object.entries(capabilities).map(([name, can]) => `${name} ${can ? 'yes' : 'no'}`);
  return `event store ${driver}: ${told.join(', ')}\n`;
}
