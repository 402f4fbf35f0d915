/** One end of the transport: a municipality or hub, by its organisation number. */
export interface EnvelopeParty {
  readonly organisatie: string;
  readonly applicatie?: string;
  readonly administratie?: string;
  readonly gebruiker?: string;
}

/** StUF-GGk envelope (specification 2.1) around one message. Texts are as they stand in the file. */
export interface Envelope {
  /** `Di01` around an original message, `Du01` around a receipt. */
  readonly berichtcode: 'Di01' | 'Du01';
  readonly zender: EnvelopeParty;
  readonly ontvanger: EnvelopeParty;
  /** GUID of this envelope. */
  readonly referentienummer: string;
  /** YYYYMMDDhhmmss. */
  readonly tijdstipBericht: string;
  /** GUID of the envelope that this one answers; only with Du01. */
  readonly crossRefnummer?: string;
  /** Message code, such as JW301. */
  readonly functie: string;
  /** Identification of the message inside. */
  readonly referentienummerBericht: string;
  /** Identification of the message that the one inside answers; only with Du01. */
  readonly crossRefnummerBericht?: string;
  readonly applicatieVersie?: string;
  readonly applicatieSubversie?: string;
  readonly functieVersie?: string;
  readonly functieSubversie?: string;
  readonly bestandsnaam: string;
  /** The message itself. */
  readonly bericht: Uint8Array;
}

export const stufNamespace = 'http://www.egem.nl/StUF/StUF0301';
export const ggkNamespace = 'http://www.stufstandaarden.nl/sectormodel/ggk/0210';
export const xmimeNamespace = 'http://www.w3.org/2005/05/xmlmime';

/** Root element by code. */
export const rootNames = {
  Di01: 'envelopHeenbericht-ggk_Di01',
  Du01: 'envelopRetourbericht-ggk_Du01',
} as const;
