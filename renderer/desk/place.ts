import type { Draft } from '../../shared/api/sessionCalls.ts';

/** Where the clerk is. */
export type Place =
  | { readonly kind: 'home' }
  | { readonly kind: 'queue' }
  | { readonly kind: 'entry'; readonly id: string; readonly from: 'home' | 'queue' }
  | { readonly kind: 'drafts' }
  | { readonly kind: 'view' }
  | { readonly kind: 'day' }
  | { readonly kind: 'callList' }
  | { readonly kind: 'repair' }
  | { readonly kind: 'rotate' }
  | { readonly kind: 'health' }
  | { readonly kind: 'people' }
  | { readonly kind: 'audit'; readonly from: 'home' | 'health' }
  | { readonly kind: 'road' }
  | { readonly kind: 'session'; readonly draft: Draft };

export type Go = (place: Place) => void;
