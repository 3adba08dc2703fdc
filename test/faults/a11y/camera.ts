/** What is shown where there is a camera: a code read off, a face compared with its document, a paper photographed. */
import path from 'node:path';
import { codeOf } from '../../camera/code.ts';
import { AIGUL, BORIS } from '../../camera/people.ts';
import { createPuppet, emptyRoom, type Puppet } from '../../camera/puppet.ts';
import type { Book } from '../../e2e/anyJourney.ts';
import { claimBook, liftBook } from '../../e2e/books.ts';
import { framesOf, seePhase, showDocument, sitStill } from '../../e2e/faces.ts';
import { action, choose, field, seeScreen } from '../../e2e/journey.ts';
import { beginSession, travelBy, type Walker } from './walker.ts';

/** The film of the walk whose folder it is. */
const filmOf = (folder: string): string => path.join(folder, 'film.y4m');

export const cameraArgs = (folder: string): string[] => createPuppet(filmOf(folder)).args;

/** Drawn people are all alike to the engine, so they are told apart more strictly than people. */
export const STRICT = { identity: { faceThreshold: 0.9, tries: 3 } };

/** One session with the camera, up to the photo of a paper; nothing is signed. */
export async function lookThroughCamera(walker: Walker): Promise<void> {
  const { desk, folder, person, looker, hands } = walker;
  const { page } = desk;
  const puppet = createPuppet(filmOf(folder));
  const book = claimBook(person);
  await beginSession(walker);
  await until(walker, book, 'session.citizen');
  puppet.show(codeOf('https://example.invalid/'));
  await hands.press('read-code');
  await seeScreen(page, 'session.code');
  await page.waitForSelector('main [role="alert"]');
  await looker.look(page, 'session.code');
  puppet.show(emptyRoom());
  await hands.press('close-camera');
  await seeScreen(page, 'session.citizen');
  await until(walker, book, 'session.identity');
  await choose(page, 'attestation.document.kind', person.document.kind);
  await field(page, 'attestation.document.number').fill(person.document.number);
  await choose(page, 'attestation.identity.method', 'face');
  await looker.look(page, 'session.identity by face');
  await hands.press('next');
  await lookAtFaces(walker, puppet);
  puppet.show(emptyRoom());
  await until(walker, book, 'claim.evidence');
  await hands.press('photo');
  await seeScreen(page, 'claim.camera');
  await action(page, 'take-photo').waitFor();
  await looker.look(page, 'claim.camera');
  await hands.press('take-photo');
  await action(page, 'use-photo').waitFor();
  await looker.look(page, 'claim.camera taken');
}

/** A face that matches, for an act at which the clerk looks as well. */
export async function lookAtCompared(walker: Walker): Promise<void> {
  const { desk, folder, person, looker, hands } = walker;
  const { page } = desk;
  const sitting = { page, puppet: createPuppet(filmOf(folder)) };
  await beginSession(walker);
  await until(walker, liftBook(person), 'session.identity');
  await choose(page, 'attestation.document.kind', person.document.kind);
  await field(page, 'attestation.document.number').fill(person.document.number);
  await choose(page, 'attestation.identity.method', 'face');
  await hands.press('next');
  await showDocument(sitting, AIGUL);
  await sitStill(sitting, framesOf(AIGUL));
  await seePhase(page, 'matched');
  await looker.look(page, 'session.face matched');
  await hands.press('next');
  await until(walker, liftBook(person), 'session.compared');
  await hands.press('next');
  await page.waitForSelector('.error-summary');
  await looker.look(page, 'session.compared with mistakes');
  await looker.look(page, 'session.compared');
}

/** Three tries that end in vain, each in its own way; then the clerk's own word. */
async function lookAtFaces({ desk: { page }, looker, hands }: Walker, puppet: Puppet): Promise<void> {
  const sitting = { page, puppet };
  await seePhase(page, 'document');
  await looker.look(page, 'session.face document');
  await showDocument(sitting, BORIS, () => looker.look(page, 'session.face document taken'));
  await looker.look(page, 'session.face look');
  await sitStill(sitting, framesOf(AIGUL));
  await seePhase(page, 'missed');
  await looker.look(page, 'session.face missed');
  const asFilmed = { straight: 'straight', left: 'nod', right: 'nod', nod: 'left', eyes: 'right' } as const;
  for (let tries = 1; tries < STRICT.identity.tries; tries += 1) {
    await hands.press('retry');
    await showDocument(sitting, AIGUL);
    await sitStill(sitting, framesOf(AIGUL), (asked) => asFilmed[asked]);
  }
  await seePhase(page, 'spent');
  await looker.look(page, 'session.face spent');
  await hands.press('next');
  await seeScreen(page, 'session.attest');
  await hands.press('next');
  await page.waitForSelector('.error-summary');
  await looker.look(page, 'session.attest with mistakes');
  await hands.choose('attestation.identity.reason', 'other');
  await looker.look(page, 'session.attest');
  await hands.choose('attestation.identity.reason', 'old-photo');
  await hands.press('next');
}

/** Answers until that screen is shown, by the walker's hands. */
async function until(walker: Walker, book: Book, screen: string): Promise<void> {
  await travelBy(walker, { until: screen }, book);
}
