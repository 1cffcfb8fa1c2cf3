/** Legal spheres (Rechtskreise) that pay benefits. */
export const paidSpheres = {
  asylblg: { de: 'AsylbLG', en: 'AsylbLG' },
  'sgb-2': { de: 'SGB II', en: 'SGB II' },
  'sgb-3': { de: 'SGB III', en: 'SGB III' },
  'sgb-12': { de: 'SGB XII', en: 'SGB XII' },
} as const;

/** Legal spheres (Rechtskreise) of benefits, that of none among them. */
export const legalSpheres = {
  ...paidSpheres,
  none: { de: 'keine Leistungen', en: 'no benefits' },
} as const;
