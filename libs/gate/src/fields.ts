import type { Ask, Depth } from './ask.ts';
import type { Evidence, FieldClass } from './evidence.ts';

const ORDER: Record<Depth, number> = { fact: 0, date: 1, detail: 2 };

/** The asked fields that a ground of this depth lets through; a field the catalogue does not class never passes. */
export function fieldsWithin(ask: Ask, evidence: Evidence, depth: Depth, special: boolean): string[] {
  const classes = new Map(evidence.fields.map((field) => [field.name, field]));
  return ask.fields.filter((name) => passes(classes.get(name), depth, special));
}

/** Whether a ground of this depth shows when the event happened. */
export function showsDate(depth: Depth): boolean {
  return ORDER[depth] >= ORDER.date;
}

/** The shallower of two depths: a consent never opens more than its row, a row never more than the consent. */
export function shallower(one: Depth, other: Depth): Depth {
  return ORDER[one] <= ORDER[other] ? one : other;
}

function passes(field: FieldClass | undefined, depth: Depth, special: boolean): boolean {
  return field !== undefined && ORDER[field.depth] <= ORDER[depth] && (special || !field.special);
}
