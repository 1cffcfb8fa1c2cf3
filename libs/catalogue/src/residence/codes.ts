/** Residence titles and what stands in for them, by purpose (AufenthG, AsylG, FreizügG/EU). */
export const residenceTitles = {
  training: { de: 'Ausbildung (§§ 16 bis 17 AufenthG)', en: 'training (§§ 16–17 AufenthG)' },
  work: { de: 'Erwerbstätigkeit (§§ 18 bis 21 AufenthG)', en: 'work (§§ 18–21 AufenthG)' },
  family: { de: 'Familie (§§ 27 bis 36a AufenthG)', en: 'family (§§ 27–36a AufenthG)' },
  humanitarian: { de: 'humanitäre Gründe (§§ 22 bis 26 AufenthG)', en: 'humanitarian (§§ 22–26 AufenthG)' },
  'temporary-protection': {
    de: 'vorübergehender Schutz (§ 24 AufenthG)',
    en: 'temporary protection (§ 24 AufenthG)',
  },
  'departure-impossible': {
    de: 'Ausreise unmöglich (§ 25 Abs. 5 AufenthG)',
    en: 'departure impossible (§ 25(5) AufenthG)',
  },
  settlement: { de: 'Niederlassungserlaubnis (§ 9 AufenthG)', en: 'settlement permit (§ 9 AufenthG)' },
  'long-term-eu': {
    de: 'langfristig aufenthaltsberechtigt in der EU (§§ 9a, 38a AufenthG)',
    en: 'long-term resident of the EU (§§ 9a, 38a AufenthG)',
  },
  'asylum-procedure': {
    de: 'Aufenthaltsgestattung (§ 55 AsylG)',
    en: 'permission to stay during the asylum procedure (§ 55 AsylG)',
  },
  tolerated: { de: 'Duldung (§ 60a AufenthG)', en: 'suspension of removal (§ 60a AufenthG)' },
  'tolerated-on-discretion': {
    de: 'Duldung nach Ermessen (§ 60a Abs. 2 S. 3 AufenthG)',
    en: 'discretionary suspension of removal (§ 60a(2) s. 3 AufenthG)',
  },
  'free-movement': { de: 'Freizügigkeit (FreizügG/EU)', en: 'free movement (FreizügG/EU)' },
} as const;
