import { fieldError } from '../../app/fieldError.ts';
import { useTexts } from '../../app/texts.tsx';
import type { StepProps } from '../journey.ts';
import { listOf, textOf } from '../typed.ts';

/** Ties the fields of a step to what was typed: by its name a field gets value, error and change. */
export function useFields({ typed, problems, type }: Pick<StepProps, 'typed' | 'problems' | 'type'>) {
  const texts = useTexts();
  const error = (name: string) => fieldError(texts, problems, name);
  return {
    error,
    text: (name: string) => ({
      name,
      value: textOf(typed, name),
      error: error(name),
      onChange: (value: string) => type(name, value),
    }),
    one: <V extends string>(name: string, options: readonly V[]) => ({
      kind: 'one' as const,
      name,
      value: options.find((option) => option === textOf(typed, name)) ?? null,
      error: error(name),
      onChange: (value: V) => type(name, value),
    }),
    many: <V extends string>(name: string, options: readonly V[]) => ({
      kind: 'many' as const,
      name,
      value: options.filter((option) => listOf(typed, name).includes(option)),
      error: error(name),
      onChange: (value: readonly V[]) => type(name, value),
    }),
    box: (name: string) => ({
      name,
      checked: typed[name] === true,
      error: error(name),
      onChange: (checked: boolean) => type(name, checked),
    }),
  };
}
