import '@fontsource-variable/source-sans-3/wght.css';
import '@utrecht/component-library-css/dist/index.css';
import './theme/index.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Problem } from './api/http.ts';
import { SpeechProvider } from './i18n/language.tsx';
import { router } from './router.tsx';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // A refusal stays a refusal; only a server that cannot be reached is asked once more.
      retry: (count, error) => count < 1 && error instanceof Problem && error.body.status === 0,
    },
  },
});

// A session that ended while somebody was working: ask who is signed in, which leads to the sign-in page.
queries.getQueryCache().subscribe((event) => {
  const { error } = event.query.state;
  if (
    event.type === 'updated' &&
    event.action.type === 'error' &&
    error instanceof Problem &&
    error.body.status === 401
  ) {
    void queries.invalidateQueries({ queryKey: ['sessie'] });
  }
});

const app = document.getElementById('app');
if (app) {
  createRoot(app).render(
    <StrictMode>
      <SpeechProvider>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </SpeechProvider>
    </StrictMode>,
  );
}
