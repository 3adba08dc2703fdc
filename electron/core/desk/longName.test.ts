import { expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import type { EntryView, ReceiptPaper } from '../../../shared/api/views.ts';
import { banAnswers, openAtDesk } from '../testing/desk.ts';

test('a name of 120 characters with every Kazakh letter and an apostrophe is signed, found and on paper', async () => {
  const start = 'ӘҒҚҢӨҰҮҺІәғқңөұүһі Д’Арк Өмірзақ’ұлы ';
  const fullName = start + 'ө'.repeat(120 - start.length);
  expect(fullName).toHaveLength(120);
  const core = await openAtDesk();
  const id = uuidv7();
  await core.value('drafts.start', { key: id, journey: 'ban', language: 'kk' });
  const view: EntryView = await core.value('entries.confirm', { id, answers: banAnswers({ fullName }) });
  expect(view.who).toBe('ӘҒҚҢӨҰҮҺІәғқңөұүһі Д. Ө. Ө.');
  const found: { items: EntryView[] } = await core.value('entries.search', {
    key: uuidv7(),
    text: 'омирзак',
    limit: 10,
  });
  expect(found.items.map((one) => one.id)).toEqual([id]);
  const paper: ReceiptPaper = await core.value('receipts.make', { entry: id });
  expect(paper.initials).toBe('Ә. Д. Ө. Ө.');
  const longer = await core.call('entries.confirm', {
    id: uuidv7(),
    answers: banAnswers({ fullName: `${fullName}ә` }),
  });
  expect(longer).toMatchObject({ ok: false });
  await core.close();
});
