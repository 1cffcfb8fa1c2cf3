import { IsIn, IsInt, IsOptional, IsString, validateSync } from 'class-validator';

/** What an operator may have the hub do from the operations page. */
const OPERATOR_ACTIONS = ['retry-parked', 'rebuild-view'] as const;

/** One of these actions. */
export type OperatorAction = (typeof OPERATOR_ACTIONS)[number];

/** The name under which it stands in the record. */
export const OPERATOR_ACTED = 'OperatorActed';

/** An operator had the hub do something: who, what, to which read model; entered before it is done. */
export class OperatorActed {
  /** Pseudonymous id of the operator. */
  @IsString() operator!: string;
  @IsIn([...OPERATOR_ACTIONS]) action!: OperatorAction;
  @IsString() view!: string;
  /** The place of the log at which the one stream stopped that is tried again; absent when it is all of them. */
  @IsOptional() @IsInt() position?: number;
}

/** Throws when the fact does not satisfy its class: then the program is wrong, and nothing is stored. */
export function checkOperatorActed(data: OperatorActed): void {
  const faults = validateSync(Object.assign(new OperatorActed(), data), {
    whitelist: true,
    forbidNonWhitelisted: true,
  });
  if (faults.length > 0) throw new TypeError(`${OPERATOR_ACTED} must not be stored like this`);
}

/** The stream of what operators had the hub do in a network. */
export function operatorStreamName(network: string): string {
  return `operator-${network}`;
}
