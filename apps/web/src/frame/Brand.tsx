import type { ReactNode } from 'react';

/** The word mark: five bars, one per segment. */
export function Brand(): ReactNode {
  return (
    <span className="brand">
      <svg className="brand__mark" viewBox="0 0 26 22" width="26" height="22" aria-hidden="true">
        {[9, 13, 11, 17, 21].map((height, i) => (
          <rect
            key={height}
            x={i * 5.3}
            y={22 - height}
            width="4"
            height={height}
            rx="1"
            className={`segment-fill-${i + 1}`}
          />
        ))}
      </svg>
      <span className="brand__word">Jeugdregie</span>
    </span>
  );
}
