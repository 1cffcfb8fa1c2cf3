import { validateSync, IsIn, IsOptional, IsString } from 'class-validator';

/** The name under which such a refusal stands in the record. */
export const ACCESS_REFUSED = 'AccessRefused';

/** A member of an agency's staff read and was shown nothing; whether there is such a case at all is not part of it. */
export class AccessRefused {
  @IsIn(['timeline', 'export', 'embed']) door!: 'timeline' | 'export' | 'embed';
  /** Pseudonymous id of the member of staff. */
  @IsString() actor!: string;
  /** The handle that was asked for, whatever it stands for. */
  @IsString() handle!: string;
  @IsOptional() @IsString() purpose?: string;
}

/** Throws when the fact does not satisfy its class: then the program is wrong, and nothing is stored. */
export function checkAccessRefused(data: AccessRefused): void {
  const faults = validateSync(Object.assign(new AccessRefused(), data), {
    whitelist: true,
    forbidNonWhitelisted: true,
  });
  if (faults.length > 0) throw new TypeError(`${ACCESS_REFUSED} must not be stored like this`);
}
