import { IsBoolean, IsIn, IsInt, IsOptional, IsString, validateSync } from 'class-validator';
import { OFFICER_LISTS } from './questions.ts';

/** An officer asked, for what, and how much was found: also whoever controls leaves a trace. */
export class OfficerSearched {
  @IsString() agency!: string;
  @IsString() officer!: string;
  @IsIn([...OFFICER_LISTS, 'entry']) of!: string;
  @IsOptional() @IsString() query?: string;
  @IsOptional() @IsInt() days?: number;
  @IsOptional() @IsBoolean() open?: boolean;
  @IsOptional() @IsString() after?: string;
  @IsOptional() @IsString() entry?: string;
  @IsInt() count!: number;
}

/** A whole list was handed out as a file; the hashes say which. */
export class OfficerExported extends OfficerSearched {
  @IsString() sha256Json!: string;
  @IsString() sha256Csv!: string;
}

/** Every fact of an officers' stream, with the class its content must satisfy. */
export const officerFacts = { OfficerSearched, OfficerExported } as const;

/** A fact of an officers' stream. */
export type OfficerFact =
  | { readonly type: 'OfficerSearched'; readonly data: OfficerSearched }
  | { readonly type: 'OfficerExported'; readonly data: OfficerExported };

/** The stream of what the officers of a controller asked. */
export function officerStreamName(network: string, controller: string): string {
  return `officer-${network}-${controller}`;
}

/** Throws when a fact's content does not satisfy its class: then the program is wrong, and nothing is stored. */
export function checkOfficerFact({ type, data }: OfficerFact): void {
  const made = Object.assign(new officerFacts[type](), data);
  const faults = validateSync(made, { whitelist: true, forbidNonWhitelisted: true });
  if (faults.length > 0) throw new TypeError(`${type} must not be stored like this`);
}
