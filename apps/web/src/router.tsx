import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  type AnyRoute,
} from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { SignedIn } from './frame/SignedIn.tsx';
import { BrokenPage, NotFoundPage } from './frame/BrokenPage.tsx';
import { parseSearch, stringifySearch } from './view/address.ts';

const root = createRootRoute({ notFoundComponent: NotFoundPage, errorComponent: BrokenPage });
const inside = createRoute({ getParentRoute: () => root, id: 'inside', component: SignedIn });

/** One page of the application in its own bundle: read when somebody goes there. */
function page<Key extends string>(
  path: string,
  load: () => Promise<Record<Key, () => ReactNode>>,
  name: Key,
): AnyRoute {
  return createRoute({
    getParentRoute: () => inside,
    path,
    component: lazyRouteComponent(load, name),
  }) as AnyRoute;
}

const pages = [
  page('/vandaag', () => import('./features/today/TodayPage.tsx'), 'TodayPage'),
  page('/berichten', () => import('./features/exchange/FilesPage.tsx'), 'FilesPage'),
  page('/berichten/$id', () => import('./features/exchange/FilePage.tsx'), 'FilePage'),
  page('/verzoeken', () => import('./features/care/RequestsPage.tsx'), 'RequestsPage'),
  page('/verzoeken/$id', () => import('./features/care/RequestPage.tsx'), 'RequestPage'),
  page('/toewijzingen', () => import('./features/care/AllocationsPage.tsx'), 'AllocationsPage'),
  page('/toewijzingen/$nummer', () => import('./features/care/AllocationPage.tsx'), 'AllocationPage'),
  page('/declaraties', () => import('./features/claims/ClaimsPage.tsx'), 'ClaimsPage'),
  page('/declaraties/werkvoorraad', () => import('./features/claims/WorkPage.tsx'), 'WorkPage'),
  page('/declaraties/saldi', () => import('./features/claims/BalancesPage.tsx'), 'BalancesPage'),
  page('/declaraties/$id', () => import('./features/claims/ClaimPage.tsx'), 'ClaimPage'),
  page('/declaraties/$id/regels/$lineId', () => import('./features/claims/LinePage.tsx'), 'LinePage'),
  page('/contracten', () => import('./features/contracts/ProvidersPage.tsx'), 'ProvidersPage'),
  page('/contracten/importeren', () => import('./features/contracts/ImportPage.tsx'), 'ImportPage'),
  page('/contracten/$agb', () => import('./features/contracts/ProviderPage.tsx'), 'ProviderPage'),
  page('/cijfers', () => import('./features/figures/FiguresPage.tsx'), 'FiguresPage'),
  page('/cijfers/wijken', () => import('./features/figures/DistrictsPage.tsx'), 'DistrictsPage'),
  page('/cijfers/definities', () => import('./features/figures/DefinitionsPage.tsx'), 'DefinitionsPage'),
  page('/raadsbrieven', () => import('./features/letters/LettersPage.tsx'), 'LettersPage'),
  page('/raadsbrieven/$id', () => import('./features/letters/LetterPage.tsx'), 'LetterPage'),
  page('/beheer', () => import('./features/manage/AccountsPage.tsx'), 'AccountsPage'),
  page('/beheer/logboek', () => import('./features/manage/AuditPage.tsx'), 'AuditPage'),
  page('/regels', () => import('./features/rules/RulesPage.tsx'), 'RulesPage'),
];

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    // oxlint-disable-next-line typescript/only-throw-error -- this is how the router is told to go elsewhere
    throw redirect({ to: '/vandaag' });
  },
});
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/aanmelden',
  component: lazyRouteComponent(() => import('./features/access/SignInPage.tsx'), 'SignInPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([home, signIn, inside.addChildren(pages)]),
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
});
