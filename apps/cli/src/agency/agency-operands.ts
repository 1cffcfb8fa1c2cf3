import type { Operand } from '../command.ts';

/** A network's name, an agency's id. */
export const NAME = /^[a-z][a-z0-9-]{1,31}$/;

/** The file with the request that an agency's adapter made. */
export const requestOperand: Operand = {
  name: 'request',
  words: "the agency's request: the file that init or rotate-keys of its adapter wrote",
};
