import type { ReactNode } from 'react';

/** Line icons of our own, 20 × 20, drawn with one stroke width. They stand beside words, never instead of them. */
const paths = {
  today:
    'M10 3v2M10 15v2M3 10h2M15 10h2M5 5l1.4 1.4M13.6 13.6 15 15M15 5l-1.4 1.4M6.4 13.6 5 15M13 10a3 3 0 1 1-6 0 3 3 0 0 1 6 0Z',
  files: 'M3 5.5h14v9H3zM3 6l7 5 7-5',
  allocations:
    'M7 9a2.75 2.75 0 1 0 0-5.5A2.75 2.75 0 0 0 7 9ZM2.5 16.5c0-3 2-4.5 4.5-4.5s4.5 1.5 4.5 4.5M12 7.5h5.5M15 5l2.5 2.5L15 10',
  requests: 'M3 4.5h14v9h-8L5.5 17v-3.5H3zM7 7.5h6M7 10.5h4',
  claims: 'M5 3h10v14l-2.5-1.6L10 17l-2.5-1.6L5 17zM7.5 7h5M7.5 10.5h5',
  contracts: 'M5 3h7l3 3v11H5zM12 3v3h3M7.5 14c1.2-2.4 2-2.4 2.4 0 .5 1 1.3.4 2.6-.6',
  figures: 'M3 17h14M5 14v-3M9 14V8M13 14V5',
  letters: 'M4 17c5-1 10-5 12-13-8 1-12 7-12 13ZM4 17l6-7',
  rules: 'M4 4h5c1 0 1 .8 1 1.5V17c0-1-.6-1.5-1.5-1.5H4zM16 4h-5c-1 0-1 .8-1 1.5V17c0-1 .6-1.5 1.5-1.5H16z',
  manage: 'M3 6h7M14 6h3M3 14h3M10 14h7M12 4v4M8 12v4',
  ok: 'M4 10.5 8 14.5 16 6',
  bad: 'M5 5l10 10M15 5 5 15',
  wait: 'M10 5.5V10l3 2M17 10a7 7 0 1 1-14 0 7 7 0 0 1 14 0Z',
  warning: 'M10 3.5 17.5 16.5h-15zM10 8.5v3.5M10 14.2v.1',
  info: 'M10 9v5M10 6.2v.1M17 10a7 7 0 1 1-14 0 7 7 0 0 1 14 0Z',
  person: 'M10 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM4 17c0-3.2 2.6-5 6-5s6 1.8 6 5',
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  close: 'M5 5l10 10M15 5 5 15',
  down: 'M5 8l5 5 5-5',
  up: 'M5 12l5-5 5 5',
  right: 'M8 5l5 5-5 5',
  left: 'M12 5l-5 5 5 5',
  download: 'M10 3v9M6 8.5l4 4 4-4M4 16.5h12',
  upload: 'M10 13V4M6 7.5l4-4 4 4M4 16.5h12',
  filter: 'M3 5h14M6 10h8M8.5 15h3',
  columns: 'M3.5 4h13v12h-13zM8 4v12M12.3 4v12',
  copy: 'M7 7h9v9H7zM4 13V4h9',
  table: 'M3 4.5h14v11H3zM3 8h14M3 11.7h14M8 4.5v11',
  chart: 'M3 17h14M4 13l4-4 3 3 5-6',
  retry: 'M16 10a6 6 0 1 1-2-4.5M16 3v4h-4',
  eye: 'M2.5 10S5 5 10 5s7.5 5 7.5 5-2.5 5-7.5 5-7.5-5-7.5-5ZM10 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  folder: 'M3 5h5l1.5 2H17v9H3z',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { readonly name: IconName }): ReactNode {
  return (
    <svg className="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
      <path
        d={paths[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
