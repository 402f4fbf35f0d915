/** Examples that the violations start from, places in them, and pieces to put there. */
export const vot = '01-JW315-vot.xml';
export const toewijzing = '05-JW301-toewijzing-na-vot.xml';
export const start = '07-JW305-start.xml';
export const stop = '17-JW307-tijdelijke-stop.xml';
export const declaratie = '10-JW323-declaratie-januari.xml';
export const credit = '12-JW323-declaratie-februari-met-credit.xml';
export const antwoord = '13-JW325-deels-afgewezen.xml';
export const vow = '14-JW317-vow.xml';
export const afwijzing = '23-JW319-afwijzing-woonplaatsbeginsel.xml';
export const onderzoek = '03-JW319-in-onderzoek.xml';

export const contact = 'client.contactgegevens.contact.0';
export const product = 'client.toegewezenProducten.toegewezenProduct.0';
export const gevraagd = 'client.aangevraagdeProducten.aangevraagdProduct.0';
export const nieuw = 'client.verzoek.nieuweProducten.nieuwProduct.0';
export const wens = 'client.verzoek.teWijzigenProducten.teWijzigenProduct.0';
export const regel = 'declaratie.clienten.client.0.prestaties.prestatie.0';
export const euroregel = 'declaratie.clienten.client.1.prestaties.prestatie.0';
export const totaal = 'declaratie.totaalIngediendBedrag';

export const allocation = (nummer: string, ingangsdatum: string, einddatum: string): object => ({
  toewijzingNummer: nummer,
  product: { categorie: '45', code: '45A04' },
  toewijzingsdatum: '2025-01-10',
  toewijzingstijd: '09:30:00',
  ingangsdatum,
  einddatum,
  omvang: { volume: '2', eenheid: '04', frequentie: '2' },
});

export const request = (referentie: string, begin: string): object => ({
  referentieAanbieder: referentie,
  product: { categorie: '45', code: '45A04' },
  toewijzingIngangsdatum: begin,
  toewijzingEinddatum: '2025-12-31',
  omvang: { volume: '2', eenheid: '04', frequentie: '2' },
  verwijzer: { type: '02', zorgverlenerCode: '01234567' },
});

export const newProduct = (code: string, begin: string, end: string): object => ({
  product: { categorie: '41', code },
  gewensteIngangsdatum: begin,
  einddatum: end,
  omvang: { volume: '2', eenheid: '16', frequentie: '2' },
});

export const line = (referentie: string, bedrag: string, debetCredit: string, vorige?: string): object => ({
  productReferentie: {
    referentieNummer: referentie,
    ...(vorige !== undefined && { vorigReferentieNummer: vorige }),
  },
  toewijzingNummer: '300201',
  productCategorie: '45',
  productCode: '45A04',
  productPeriode: { begindatum: '2025-01-13', einddatum: '2025-01-31' },
  geleverdVolume: '6',
  eenheid: '04',
  productTarief: '8500',
  ingediendBedrag: { bedrag, debetCredit },
});

export const lines = 'declaratie.clienten.client.0.prestaties.prestatie';
