import type { AllowedExit } from './ways-out/allowed-exit.ts';
import { ofAnAgency } from './ways-out/of-an-agency.ts';
import { ofPages } from './ways-out/of-pages.ts';
import { ofTheHub } from './ways-out/of-the-hub.ts';
import { ofTools } from './ways-out/of-tools.ts';

/**
 * Every way out that the product has. A new row, or a higher number, is a decision: it says what leaves there and why
 * that cannot be a case's data without a permit. A row or a number that the code no longer needs fails the test too.
 */
export const allowedExits: readonly AllowedExit[] = [...ofTheHub, ...ofAnAgency, ...ofTools, ...ofPages];
