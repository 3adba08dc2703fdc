import type { Draft } from '../../shared/api/sessionCalls.ts';
import type { QueueSeen } from './queueSeen.ts';

/** Where an act is opened from, and the way back leads: the queue as it was. */
export type ListPlace = { readonly kind: 'home' } | { readonly kind: 'queue'; readonly seen?: QueueSeen };

/** Where the clerk is. */
export type Place =
  | ListPlace
  | { readonly kind: 'entry'; readonly id: string; readonly from: ListPlace }
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
