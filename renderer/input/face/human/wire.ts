/** What goes between the window and the worker that holds the models. */
import type { Kept, Sight } from '../port.ts';

export type Asked =
  | { readonly id: number; readonly call: 'load' }
  | { readonly id: number; readonly call: 'look'; readonly picture: ImageBitmap }
  | { readonly id: number; readonly call: 'keep'; readonly picture: ImageBitmap; readonly as: Kept }
  | { readonly id: number; readonly call: 'compare' };

export type Answered =
  | { readonly id: number; readonly ok: true; readonly value: Sight | boolean | number | null }
  | { readonly id: number; readonly ok: false };
