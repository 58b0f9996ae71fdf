/** What makes one replica portal look and speak like its own. */
export interface PortalProfile {
  host: string;
  /** As the header shows it. */
  brand: string;
  /** As it ends the sentence "Les données ouvertes …", with its preposition. */
  ofTerritory: string;
  /** The theme's main colour, dark enough for white text. */
  colour: string;
  /** The charter page repeats the brand on a line of its own after its first row, as this portal's published page does. */
  brandRowInCharter: boolean;
}

/** The portals the server imitates. */
export const portals: readonly PortalProfile[] = [
  {
    host: 'data.bourgesplus.fr',
    brand: 'Bourges Plus Open Data',
    ofTerritory: 'de l’agglomération de Bourges',
    colour: '#9c2b2b',
    brandRowInCharter: false,
  },
  {
    host: 'data.dunkerque-agglo.fr',
    brand: 'Dunkerque Agglo Data',
    ofTerritory: 'de la communauté urbaine de Dunkerque',
    colour: '#0a5f7d',
    brandRowInCharter: true,
  },
  {
    host: 'opendata.ha-py.fr',
    brand: 'Open Data Hautes-Pyrénées',
    ofTerritory: 'des Hautes-Pyrénées',
    colour: '#276b3d',
    brandRowInCharter: false,
  },
  {
    host: 'valenciennesmetro.opendatasoft.com',
    brand: 'Valenciennes Métropole',
    ofTerritory: 'de l’agglomération de Valenciennes',
    colour: '#5d2a82',
    brandRowInCharter: false,
  },
  {
    host: 'data.saint-maur.com',
    brand: 'Saint-Maur Data',
    ofTerritory: 'de la ville de Saint-Maur-des-Fossés',
    colour: '#1d4f91',
    brandRowInCharter: false,
  },
];
