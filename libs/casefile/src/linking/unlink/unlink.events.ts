import { IsIn, IsISO8601, IsString } from 'class-validator';
import type { unlinkGrounds } from '#catalogue';

/** Why a link was wrong, as a code. */
export type UnlinkGround = keyof typeof unlinkGrounds;

/** In the order of the catalogue; a code that it gets later must be added here too. */
const GROUNDS = [
  'other-person',
  'wrong-number',
  'code-of-another',
] as const satisfies readonly UnlinkGround[];

/**
 * An agency said that its file was linked to this case by mistake. From here on it shares the case no longer, and what it did in
 * it is no part of the case: it was about somebody else.
 */
export class AgencyUnlinked {
  @IsString() agency!: string;
  /** The handle under which it had shared the case. */
  @IsString() handle!: string;
  @IsIn(GROUNDS) ground!: UnlinkGround;
  /** The member of staff who said so. */
  @IsString() staff!: string;
  @IsISO8601() at!: string;
}
