import { contains, type MunicipalityCode, type ProviderCode, type Uuid } from '@jeugdregie/kernel';
import type { Tx } from '../db/index.ts';
import type { ContractData } from './contract-data.ts';
import type { Reference, Terms, TermsFacts } from './model.ts';
import { currentVersion, loadContractData } from './store.ts';
import { segmentOf, termsFromFacts } from './terms.ts';

/** The applied version that counts, or the one that is named; null when nothing was applied yet. */
export async function loadReference(tx: Tx, version?: Uuid): Promise<Reference | null> {
  const chosen = version ?? (await currentVersion(tx));
  return chosen ? referenceFrom(chosen, await loadContractData(tx, chosen)) : null;
}

/** Pure: the questions that other rooms ask, answered from the rows of one version. */
export function referenceFrom(version: Uuid, data: ContractData): Reference {
  const members = Map.groupBy(data.municipalities, (m) => m.code);
  const segments = Map.groupBy(data.productSegments, (s) => s.product);
  const districts = new Map(data.districts.map((d) => [d.municipality + d.postcode, d.code]));
  const providers = new Map(data.providers.map((p) => [p.code, p]));
  const termsOf = termsByProvider(version, data);
  return {
    version,
    regionName: data.regionName,
    municipalities: data.municipalities,
    segments: data.segments,
    providers,
    products: new Map(data.products.map((p) => [p.code, p])),
    memberOn: (municipality, day) => (members.get(municipality) ?? []).some((m) => contains(m, day)),
    segmentOn: (product, day) => segmentOf(segments, product, day),
    districtOf: (municipality, postcode) => districts.get(districtKey(municipality, postcode)) ?? null,
    termsOf,
  };
}

function districtKey(municipality: MunicipalityCode, postcode: string): string {
  return municipality + postcode.slice(0, 4);
}

/** The facts of one provider, picked from the rows of a version. */
function factsOf(version: Uuid, provider: ProviderCode, data: ContractData): TermsFacts | null {
  const known = data.providers.find((p) => p.code === provider);
  if (!known) return null;
  const contracts = data.contracts.filter((c) => c.provider === provider);
  const own = new Set(contracts.map((c) => c.number));
  return {
    version,
    provider,
    providerName: known.name,
    contracts: contracts.map(({ number, from, until }) => ({ number, from, until })),
    rates: data.rates.filter((rate) => own.has(rate.contract)),
    segments: data.productSegments,
    ceilings: data.ceilings
      .filter((ceiling) => own.has(ceiling.contract))
      .map(({ contract, year, amountCents }) => ({ contract, year, cents: amountCents.toString() })),
  };
}

/** Grouped once, built when asked for the first time: a region has some two hundred providers. */
function termsByProvider(version: Uuid, data: ContractData): (provider: ProviderCode) => Terms | null {
  const owner = new Map(data.contracts.map((c) => [c.number, c.provider]));
  const rates = Map.groupBy(data.rates, (rate) => owner.get(rate.contract));
  const ceilings = Map.groupBy(data.ceilings, (ceiling) => owner.get(ceiling.contract));
  const contracts = Map.groupBy(data.contracts, (c) => c.provider);
  const built = new Map<ProviderCode, Terms | null>();
  return (provider) => {
    const known = built.get(provider);
    if (known !== undefined) return known;
    const facts = factsOf(version, provider, {
      ...data,
      contracts: contracts.get(provider) ?? [],
      rates: rates.get(provider) ?? [],
      ceilings: ceilings.get(provider) ?? [],
    });
    const terms = facts ? termsFromFacts(facts) : null;
    built.set(provider, terms);
    return terms;
  };
}

/** Terms of one provider, from the version that counts now or from the named one; null when it is not in there. */
export async function termsFor(tx: Tx, provider: ProviderCode, version?: Uuid): Promise<Terms | null> {
  const chosen = version ?? (await currentVersion(tx));
  if (!chosen) return null;
  const facts = factsOf(chosen, provider, await loadContractData(tx, chosen, provider));
  return facts ? termsFromFacts(facts) : null;
}
