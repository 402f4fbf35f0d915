import {
  ggkNamespace,
  rootNames,
  stufNamespace,
  xmimeNamespace,
  type Envelope,
  type EnvelopeParty,
} from './model.ts';

/** The envelope as a file: UTF-8, CR LF, the message in base64. */
export function composeEnvelope(envelope: Envelope): Uint8Array {
  const { berichtcode } = envelope;
  const root = `ggk:${rootNames[berichtcode]}`;
  const namespaces = `xmlns:ggk="${ggkNamespace}" xmlns:StUF="${stufNamespace}" xmlns:xmime="${xmimeNamespace}"`;
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<${root} ${namespaces}>`,
    '  <ggk:stuurgegevens>',
    ...element('    ', 'StUF:berichtcode', berichtcode),
    ...party('StUF:zender', envelope.zender),
    ...party('StUF:ontvanger', envelope.ontvanger),
    ...element('    ', 'StUF:referentienummer', envelope.referentienummer),
    ...element('    ', 'StUF:tijdstipBericht', envelope.tijdstipBericht),
    ...element('    ', 'StUF:crossRefnummer', envelope.crossRefnummer),
    ...element('    ', 'StUF:functie', envelope.functie),
    '  </ggk:stuurgegevens>',
    '  <ggk:parameters>',
    ...element('    ', 'ggk:referentienummerBericht', envelope.referentienummerBericht),
    ...element('    ', 'ggk:crossRefnummerBericht', envelope.crossRefnummerBericht),
    ...element('    ', 'ggk:applicatieVersie', envelope.applicatieVersie),
    ...element('    ', 'ggk:applicatieSubversie', envelope.applicatieSubversie),
    ...element('    ', 'ggk:functieVersie', envelope.functieVersie),
    ...element('    ', 'ggk:functieSubversie', envelope.functieSubversie),
    `    <ggk:bericht StUF:bestandsnaam="${escaped(envelope.bestandsnaam)}" xmime:contentType="application/xml">` +
      `${Buffer.from(envelope.bericht).toString('base64')}</ggk:bericht>`,
    '  </ggk:parameters>',
    `</${root}>`,
    '',
  ];
  return new Uint8Array(Buffer.from(lines.join('\r\n'), 'utf8'));
}

function element(indent: string, name: string, value: string | undefined): string[] {
  return value === undefined ? [] : [`${indent}<${name}>${escaped(value)}</${name}>`];
}

function party(name: string, { organisatie, applicatie, administratie, gebruiker }: EnvelopeParty): string[] {
  return [
    `    <${name}>`,
    ...element('      ', 'StUF:organisatie', organisatie),
    ...element('      ', 'StUF:applicatie', applicatie),
    ...element('      ', 'StUF:administratie', administratie),
    ...element('      ', 'StUF:gebruiker', gebruiker),
    `    </${name}>`,
  ];
}

function escaped(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\n', '&#10;');
}
