/** Legal spheres (Rechtskreise) of benefits. */
export const legalSpheres = {
  asylblg: { de: 'AsylbLG', en: 'AsylbLG' },
  'sgb-2': { de: 'SGB II', en: 'SGB II' },
  'sgb-3': { de: 'SGB III', en: 'SGB III' },
  'sgb-12': { de: 'SGB XII', en: 'SGB XII' },
  none: { de: 'keine Leistungen', en: 'no benefits' },
} as const;
