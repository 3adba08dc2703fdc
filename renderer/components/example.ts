import type { ReactElement } from 'react';

/** One picture of a component: shown on the gallery page and checked by axe. */
export type Example = { readonly title: string; readonly element: ReactElement };
