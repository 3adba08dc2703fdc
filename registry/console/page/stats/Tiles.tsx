import type { ReactNode } from 'react';
import type { Span, Stats } from '../../../../shared/protocol/schema/stats.ts';
import { duration } from '../../../../shared/texts/moments.ts';
import { wholeNumber } from '../../../../shared/texts/numbers.ts';
import { sum, useTexts } from '../app/texts.tsx';
import { Growth } from './Growth.tsx';

type TileProps = { readonly name: string; readonly value: string; readonly children?: ReactNode };

function Tile({ name, value, children }: TileProps) {
  return (
    <div className="tile">
      <dt>{name}</dt>
      <dd>
        <span className="figure">{value}</span>
        {children}
      </dd>
    </div>
  );
}

/** The figures of the whole period; what is suspended stands apart from what is cancelled. */
export function Tiles({ stats }: { readonly stats: Stats }) {
  const { t, language } = useTexts();
  const { figures, before, growth } = stats.total;
  const hidden = t('console.stats.hidden');
  const count = (value: number | null | undefined) =>
    value === null || value === undefined ? hidden : wholeNumber(value);
  const money = (value: number | null | undefined) =>
    value === null || value === undefined ? hidden : sum(language, value);
  const ago = (value: string) =>
    before ? <p className="quiet">{t('console.stats.against', { value })}</p> : null;
  const span = (ms: number | null | undefined) =>
    ms === null || ms === undefined ? t('console.stats.noData') : duration(language, ms);
  const times = (name: 'toLender' | 'toSuspension', value: Span | null) => (
    <Tile name={t(`console.stats.tile.${name}`)} value={value === null ? hidden : span(value.medianMs)}>
      <p className="quiet">{t('console.stats.tile.half')}</p>
      <p className="quiet">{t('console.stats.tile.p90', { span: span(value?.p90Ms) })}</p>
    </Tile>
  );
  return (
    <section>
      <h2 className="visually-hidden">{t('console.stats.all')}</h2>
      <dl className="tiles">
        <Tile name={t('console.stats.tile.released')} value={count(figures.cancelled?.people)}>
          {ago(count(before?.cancelled?.people))}
        </Tile>
        <Tile name={t('console.stats.tile.suspended')} value={money(figures.suspended?.amount)}>
          <Growth percent={growth?.suspended} isGood={null} />
          {ago(money(before?.suspended?.amount))}
          <p className="quiet">{t('console.stats.tile.suspendedNote')}</p>
        </Tile>
        <Tile name={t('console.stats.tile.cancelled')} value={money(figures.cancelled?.amount)}>
          <Growth percent={growth?.cancelled} isGood={null} />
          {ago(money(before?.cancelled?.amount))}
        </Tile>
        <Tile name={t('console.stats.tile.representations')} value={count(figures.representations)}>
          {ago(count(before?.representations))}
        </Tile>
        <Tile name={t('console.stats.tile.filed')} value={count(figures.filed?.loans)}>
          <Growth percent={growth?.loans} isGood={false} />
          {ago(count(before?.filed?.loans))}
        </Tile>
        <Tile name={t('console.stats.tile.people')} value={count(figures.filed?.people)}>
          <Growth percent={growth?.people} isGood={false} />
          {ago(count(before?.filed?.people))}
        </Tile>
        {times('toLender', figures.toLender)}
        {times('toSuspension', figures.toSuspension)}
      </dl>
    </section>
  );
}
