/** One entry of a replica's catalogue. */
export interface Dataset {
  id: string;
  title: string;
  description: string;
  theme: string;
  records: number;
  /** ISO date. */
  modified: string;
}

/** The catalogue every replica shares. */
export const datasets: readonly Dataset[] = [
  {
    id: 'arrets-de-bus',
    title: 'Arrêts de bus',
    description: 'Position et accessibilité des arrêts du réseau de transport urbain.',
    theme: 'Transports',
    records: 1284,
    modified: '2026-10-04',
  },
  {
    id: 'pistes-cyclables',
    title: 'Aménagements cyclables',
    description: 'Pistes, bandes et voies vertes, avec leur revêtement et leur année d’ouverture.',
    theme: 'Transports',
    records: 642,
    modified: '2026-09-18',
  },
  {
    id: 'arbres',
    title: 'Arbres d’alignement',
    description: 'Essence, hauteur et année de plantation des arbres de l’espace public.',
    theme: 'Environnement',
    records: 18307,
    modified: '2026-11-02',
  },
  {
    id: 'points-apport-volontaire',
    title: 'Points d’apport volontaire',
    description: 'Emplacement des conteneurs à verre, papier et textile.',
    theme: 'Environnement',
    records: 457,
    modified: '2026-08-27',
  },
  {
    id: 'budget-primitif',
    title: 'Budget primitif',
    description: 'Recettes et dépenses votées, par chapitre et par fonction.',
    theme: 'Administration',
    records: 2210,
    modified: '2026-04-11',
  },
  {
    id: 'equipements-culturels',
    title: 'Équipements culturels',
    description: 'Bibliothèques, musées, théâtres et conservatoires, avec leurs horaires.',
    theme: 'Culture',
    records: 73,
    modified: '2026-06-30',
  },
];
