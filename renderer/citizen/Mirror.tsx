import { Check, MessageCircle } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { MirrorItem, MirrorScene } from '../../shared/api/citizen.ts';
import { useTexts } from '../app/texts.tsx';
import type { SceneProps } from './CitizenApp.tsx';
import { CitizenScreen } from './CitizenScreen.tsx';

/** Letters that fit a line when they are as large as a heading. */
const LONG = 40;

/** What the clerk asks, large, and what stands written down so far; the citizen speaks, nobody types here. */
export function Mirror({ scene, stage, act }: SceneProps<MirrorScene>) {
  const { t } = useTexts();
  return (
    <CitizenScreen
      {...{ stage, act }}
      screen="citizen.question"
      title={t('citizen.question.title')}
      heading={scene.heading || t('citizen.question.title')}
      lead={scene.lead === '' ? undefined : scene.lead}
      back={
        <p className="citizen-note">
          <MessageCircle aria-hidden="true" />
          <span>{t('citizen.question.note')}</span>
        </p>
      }
    >
      <div className="mirror" ref={useFollowed(scene)}>
        {scene.items.map((item, index) => (
          // What is mirrored has no name of its own; its place on the screen is what it is known by.
          <Item key={`${item.kind} ${String(index)}`} item={item} />
        ))}
      </div>
    </CitizenScreen>
  );
}

/** What is being written down comes into sight, and stays where it is if it is there already. */
function useFollowed({ items }: MirrorScene) {
  const place = useRef<HTMLDivElement>(null);
  const before = useRef<readonly MirrorItem[]>(items);
  useEffect(() => {
    const old = before.current;
    before.current = items;
    const changed = items.findIndex((item, index) => JSON.stringify(item) !== JSON.stringify(old[index]));
    if (changed !== -1 && old.length > 0)
      place.current?.children[changed]?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }, [items]);
  return place;
}

function Item({ item }: { readonly item: MirrorItem }) {
  const { t } = useTexts();
  if (item.kind === 'words') return <p className="mirror-words">{item.words}</p>;
  if (item.kind === 'answer') {
    const [first = '', ...more] = item.value.split('\n');
    return (
      <dl className="mirror-answer" data-empty={item.value === '' || undefined}>
        <dt>{item.label}</dt>
        <dd data-long={first.length > LONG || undefined}>{first || t('citizen.question.none')}</dd>
        {more.length > 0 && <dd className="mirror-more">{more.join('\n')}</dd>}
      </dl>
    );
  }
  return (
    <section className="mirror-choice">
      {item.label !== '' && <h2>{item.label}</h2>}
      <ul>
        {item.options.map((option) => (
          <li key={option.label} data-chosen={option.isChosen}>
            <span className="mirror-mark" aria-hidden="true">
              {option.isChosen && <Check />}
            </span>
            <span>{option.label}</span>
            {option.isChosen && <span className="visually-hidden">{t('citizen.question.chosen')}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
