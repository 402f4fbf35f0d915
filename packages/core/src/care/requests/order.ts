import { day, municipalityCode, productCode, type Day } from '@jeugdregie/kernel';
import type { Address } from '../../identity/index.ts';
import { refuse } from '../../rest/index.ts';
import type { Choice } from './choice.ts';
import type { BesluitBody } from './shapes.ts';

type Besluit = BesluitBody['besluiten'][number];

/** A body of the wire as choices; the shapes have checked its form. */
export function choicesIn({ besluiten }: BesluitBody): Choice[] {
  return besluiten.map((besluit): Choice => {
    const { referentie: reference, keuze } = besluit;
    switch (keuze) {
      case 'toewijzen':
        return {
          kind: 'grant',
          reference,
          terms: termsIn(besluit),
          shiftTo: optionalDay(besluit.verschuifNaar),
        };
      case 'afwijzen':
        return {
          kind: 'reject',
          reference,
          reason: besluit.reden ?? '',
          elsewhere: municipalityCode(besluit.verantwoordelijkeGemeente ?? ''),
        };
      case 'in-onderzoek':
        return { kind: 'investigate', reference };
    }
  });
}

export function addressIn({ adres }: BesluitBody): Address | null {
  if (!adres) return null;
  return {
    postcode: adres.postcode.replace(' ', '').toUpperCase(),
    houseNumber: adres.huisnummer,
    suffix: adres.toevoeging || null,
    street: adres.straat || null,
    town: adres.plaats || null,
  };
}

function termsIn({ voorwaarden }: Besluit): Extract<Choice, { kind: 'grant' }>['terms'] {
  if (!voorwaarden) return null;
  const { categorie, product, van, tot, volume, eenheid, frequentie, budgetCenten } = voorwaarden;
  const code = product ? productCode(product.toUpperCase()) : null;
  if (product && code === null) return unknownProduct(product);
  return {
    category: categorie || null,
    product: code,
    period: { from: requiredDay(van), until: optionalDay(tot) },
    volume,
    unit: eenheid || null,
    frequency: frequentie,
    budgetCents: budgetCenten,
  };
}

function requiredDay(text: string): Day {
  return day(text) ?? invalidDay(text);
}

function optionalDay(text: string | null | undefined): Day | null {
  return text ? requiredDay(text) : null;
}

function invalidDay(text: string): never {
  return refuse(400, {
    code: 'DATUM-ONGELDIG',
    what: `${text} is geen bestaande dag.`,
    where: 'voorwaarden',
    why: 'Een toewijzing begint en eindigt op een kalenderdag.',
    remedy: 'Vul een bestaande datum in.',
  });
}

function unknownProduct(product: string): never {
  return refuse(400, {
    code: 'PRODUCT-ONGELDIG',
    what: `"${product}" is geen productcode.`,
    where: 'product',
    why: 'Een productcode heeft vijf tekens: cijfers en hoofdletters.',
    remedy: 'Neem de code over uit het contract.',
  });
}
