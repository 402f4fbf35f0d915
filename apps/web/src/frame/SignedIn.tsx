import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState, type ReactNode } from 'react';
import { currentSession } from '../api/session.ts';
import { FigurePanelProvider } from '../pieces/figure/Figure.tsx';
import { ProblemNotice, Skeleton } from '../pieces/States.tsx';
import { SessionProvider } from '../view/session.tsx';
import { Frame } from './Frame.tsx';

/** Everything behind the sign-in page. Without a session one signs in first and comes back to the same address. */
export function SignedIn(): ReactNode {
  const asked = useQuery({ queryKey: ['sessie'], queryFn: currentSession, staleTime: 60_000 });
  if (asked.error && asked.data === undefined) {
    return (
      <main className="alone">
        <h1 className="utrecht-heading-1">Jeugdregie</h1>
        <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />
      </main>
    );
  }
  if (asked.data === undefined) return <Skeleton lines={8} />;
  if (asked.data === null) return <ToSignIn />;
  return (
    <SessionProvider session={asked.data}>
      <FigurePanelProvider>
        <Frame />
      </FigurePanelProvider>
    </SessionProvider>
  );
}

/** Goes to the sign-in page once, and takes along where one wanted to be. */
function ToSignIn(): ReactNode {
  const navigate = useNavigate();
  const [here] = useState(() => window.location.pathname + window.location.search);
  useEffect(() => {
    const naar = here === '/vandaag' ? {} : { naar: here };
    void navigate({ to: '/aanmelden' as '/', search: naar as never, replace: true });
  }, [navigate, here]);
  return <Skeleton lines={8} />;
}
