import { canonicalJson } from '#catalogue';

/** The canonical JSON of what somebody sent, or undefined when it has none (a lone surrogate, nested too deep). */
export function canonicalForm(value: unknown): string | undefined {
  try {
    return canonicalJson(value);
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return undefined;
    throw error;
  }
}
