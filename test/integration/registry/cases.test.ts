import { afterEach, beforeEach, expect, test } from 'vitest';
import { CaseList, CasePage, type CaseLine } from '../../../shared/protocol/schema/cases.ts';
import { claimBody, IIN, loan } from '../bodies.ts';
import { ALMA, DAY_MS, openOffice, type Office } from '../office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.at.end());

test('cases are listed within the region, by what is asked, page by page, with nothing that names a citizen', async () => {
  const { clock, device, prosecutor, prosecutorOf, opened, ask, filed, list } = office;
  const astana = await opened('astana-1');
  const [first, second] = [await filed(), await filed(device, {}, false)];
  const unknown = await filed(device, { lender: { name: 'Кто-то' } });
  const elsewhere = await filed(astana);
  const ids = (lines: CaseLine[]) => lines.map(({ claim }) => claim);
  const here = [unknown, second, first].map(({ claim }) => claim.id);
  expect(ids(await list(prosecutor))).toEqual(here);
  expect(ids(await list(await prosecutorOf()))).toEqual([elsewhere.claim.id, ...here]);
  expect(await list(prosecutor, '?region=astana')).toEqual([]);
  expect(ids(await list(await prosecutorOf(), '?region=astana'))).toEqual([elsewhere.claim.id]);
  expect(ids(await list(prosecutor, '?state=incomplete'))).toEqual(here.slice(0, 2));
  expect(ids(await list(prosecutor, '?unknown=true'))).toEqual([unknown.claim.id]);
  expect(ids(await list(prosecutor, `?lender=${ALMA}&state=ordered`))).toEqual([first.claim.id]);
  expect(await list(prosecutor, '?overdue=true')).toEqual([]);
  clock.advance(3 * DAY_MS);
  expect(ids(await list(prosecutor, '?overdue=true'))).toEqual([first.claim.id]);
  expect((await list(prosecutor))[2]).toMatchObject({ overdue: true, number: expect.stringMatching(/^KZ-/) });

  const paged: string[] = [];
  for (let query: string | undefined = '?limit=1'; query !== undefined;) {
    const { items, next }: CaseList = CaseList.parse(
      (await ask(prosecutor, 'GET', `/v1/cases${query}`)).body,
    );
    paged.push(...ids(items));
    query = next === undefined ? undefined : `?limit=1&after=${next}`;
  }
  expect(paged).toEqual(here);
  const { text } = await ask(prosecutor, 'GET', '/v1/cases');
  for (const secret of [IIN, 'Тестов']) expect(text).not.toContain(secret);
  for (const query of ['?limit=0', '?state=paid', '?after=x', '?overdue=yes'])
    expect((await ask(prosecutor, 'GET', `/v1/cases${query}`)).status).toBe(422);
});

test('a script in a story is words: kept as they were, and sent as nothing that a browser would run', async () => {
  const { device, prosecutor, ask, push, document } = office;
  const about = loan();
  const story = '<script>alert(1)</script><img src=x onerror=alert(1)>';
  const blob = await document(device);
  const claim = device.write('claim.file', claimBody({ loans: [about], story, evidence: [blob] }));
  await push(device, claim);
  const { body, headers } = await ask(prosecutor, 'GET', `/v1/cases/${claim.id}/${about.id}?why=court`);
  expect(CasePage.parse(body).story).toBe(story);
  expect(headers.get('content-type')).toMatch(/^application\/json/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
});
