import { IsArray, IsInt, IsISO8601, IsOptional, IsString, Matches, validateSync } from 'class-validator';
import type { Titles } from '#catalogue';
import type { LostTold } from '../findings.ts';
import type { PublishedTable } from '../published-table.ts';
import type { WaitStep } from '../wait-step.ts';

/** The name under which it stands in the record. */
export const TABLES_PUBLISHED = 'TablesPublished';

/** What changed in the waits of a step since a version of the agreement began, among the findings. */
export interface ChangeTold {
  readonly step: string;
  /** Instant from which that version is in force. */
  readonly since: string;
  /** Of which group of the step's tables; both absent for everybody. */
  readonly dimension?: string;
  readonly value?: string;
  readonly sentence: Titles;
}

/** A quarter was closed: the tables that the steering group is shown, as they stay for ever. Nothing of a case is in it. */
export class TablesPublished {
  /** The quarter that was closed, `2026-Q1`; its tables are about waits that began in it and in the quarters before it. */
  @Matches(/^\d{4}-Q[1-4]$/) closing!: string;
  /** Hash and version of the agreement by which events were counted. */
  @IsString() agreement!: string;
  @IsInt() version!: number;
  /** How far waits were watched. */
  @IsISO8601() observedUntil!: string;
  @IsArray() steps!: readonly WaitStep[];
  @IsArray() tables!: readonly PublishedTable[];
  /** What the tables say, as sentences. */
  @IsArray() findings!: readonly Titles[];
  /** Those of them that tell before and after, by the step and the beginning that they are about. */
  @IsArray() changes!: readonly ChangeTold[];
  /** Those of them that tell what takes long, by the step and the quarter that they are about; absent from the first closings. */
  @IsOptional() @IsArray() longest?: readonly LostTold[];
}

/** The same as plain data. */
export type TablesTold = Pick<TablesPublished, keyof TablesPublished>;

/** Throws when the fact does not satisfy its class: then the program is wrong, and nothing is stored. */
export function checkTablesPublished(data: TablesTold): void {
  const faults = validateSync(Object.assign(new TablesPublished(), data), {
    whitelist: true,
    forbidNonWhitelisted: true,
  });
  if (faults.length > 0) throw new TypeError(`${TABLES_PUBLISHED} must not be stored like this`);
}

/** The stream of what the steering group of a network was shown. */
export function steeringStreamName(network: string): string {
  return `steering-${network}`;
}
