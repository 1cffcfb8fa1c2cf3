import type { Operand, Option } from '../command.ts';

/** The operand that every command at a desk begins with. */
export const CONFIG: Operand = {
  name: 'config.yaml',
  words: "the adapter's configuration; it must be running",
};

/** Who acts; noted at the adapter. */
export const STAFF: Option = {
  words: 'pseudonymous id of who does it: 3 to 40 small letters, digits and hyphens',
  value: 'id',
};
