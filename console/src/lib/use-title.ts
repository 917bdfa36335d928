import { useEffect } from 'react';

/** The window's title: what the page shows, then the product. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? 'Bartizan' : `${title} · Bartizan`;
  }, [title]);
}
