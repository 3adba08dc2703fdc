import type { ReactNode } from 'react';

type FactsProps = {
  readonly title: string;
  readonly facts: readonly (readonly [string, ReactNode] | null)[];
};

/** A card of names and values; what is not there is left out. */
export function Facts({ title, facts }: FactsProps) {
  return (
    <section className="card">
      <h2>{title}</h2>
      <dl className="facts">
        {facts.map(
          (fact) =>
            fact !== null && (
              <div key={fact[0]}>
                <dt>{fact[0]}</dt>
                <dd>{fact[1]}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}
