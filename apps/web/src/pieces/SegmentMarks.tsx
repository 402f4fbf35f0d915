import type { ReactNode } from 'react';

/** Segment numbers, each with its own colour as on the charts. */
export function SegmentMarks({ numbers }: { readonly numbers: readonly number[] }): ReactNode {
  return (
    <span className="segment-marks">
      {numbers.map((number) => (
        <span key={number} className="segment-mark">
          <span className={`segment-mark__dot segment-ground-${number}`} aria-hidden="true" />
          {number}
        </span>
      ))}
    </span>
  );
}
