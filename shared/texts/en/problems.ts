import type { SameKeys } from '../shape.ts';
import { oneMany } from '../plural.ts';
import type { problems as ruProblems, warnings as ruWarnings } from '../ru/problems.ts';

export const problems: SameKeys<typeof ruProblems> = {
  speech: {
    none: 'This kiosk has no voice. Ask the clerk to read it aloud.',
    failed: 'It could not be read. Try again.',
  },
  face: {
    notDone: 'The face has not been compared yet. Try once more, or go on without the camera.',
    notProven: 'This face check cannot be recorded. Compare again, or choose “Without the camera”.',
    reason: 'Write the reason in a few words.',
    notCompared:
      'Compare the document with the person yourself and tick this: the camera’s word is not enough here.',
  },
  cms: {
    none: 'The signing program no longer answers. Nothing is signed. Confirm without it, or try again.',
    cancelled: 'Signing with the key was cancelled. Nothing is signed. Try again, or confirm without it.',
    failed:
      'Signing with the key did not succeed: check whether it is the right key and password. Nothing is signed. You can confirm without it.',
    unreadable: 'The signature cannot be used. Nothing is signed. Try again, or confirm without it.',
    wrongKey:
      'This key is for signing in, not for signing. Nothing is signed. Choose another key, or confirm without it.',
    expired: 'This key has expired. Nothing is signed. Choose another key, or confirm without it.',
    otherPerson:
      'This is the key of somebody else: its ИИН is another. Nothing is signed. Choose your own key, or confirm without it.',
    otherWords: 'The key signed something else than is on the screen. Nothing was taken. Try again.',
    stale: 'The answers changed after the key had signed. Nothing was taken. Confirm again.',
    notHere: 'This act is confirmed by touch alone. Untick the digital signature.',
  },
  iin: {
    empty: 'Enter the ИИН: the 12 digits on the identity card.',
    length: 'An ИИН has exactly 12 digits. Compare it with the document and enter them all.',
    letters: 'An ИИН has digits only. Remove letters and signs.',
    checkDigit: 'There is no such ИИН: one of the digits is wrong. Compare each digit with the document.',
  },
  bin: {
    empty: 'Enter the БИН: 12 digits.',
    length: 'A БИН has exactly 12 digits. Compare it and enter them all.',
    letters: 'A БИН has digits only. Remove letters and signs.',
    checkDigit: 'There is no such БИН: one of the digits is wrong. Compare each digit.',
  },
  phone: {
    empty: 'Enter a telephone number, for example +7 701 123 45 67.',
    length: 'A telephone number has 10 digits after +7. Check that you entered them all.',
    letters: 'A telephone number has digits only. Remove the letters.',
    country: 'A number of Kazakhstan is needed: it begins with +7 or 8.',
  },
  money: {
    zero: 'The amount of a loan is more than zero. Check the contract or the text message.',
    empty: 'Enter the amount in tenge.',
    format: 'Enter the amount in digits, for example 150 000 or 1 234,50.',
    fraction: 'There are at most two digits after the comma: these are tiyn.',
    tooLarge: 'The amount is too large. Check that there are no extra digits.',
  },
  date: {
    empty: 'Enter the day, the month and the year.',
    day: 'Day: a number from 1 to 31. Look at the document.',
    dayOfMonth: 'This month has no such day. Check the day and the month.',
    month: 'Month: a number from 1 to 12.',
    year: 'Year: four digits, for example 1951.',
    future: 'This date has not come yet. Check the year.',
    past: 'This day is over. Enter today or a later day.',
  },
  name: {
    empty: 'Enter the family name and the first name as in the document.',
    tooLong: 'The name is too long: at most 120 letters. Check that nothing extra is there.',
    digits: 'A name has no digits. Remove them.',
    characters: 'The name has a sign that names do not have. Keep letters, spaces, hyphens and apostrophes.',
  },
  documentNumber: {
    empty: 'Enter the number of the document.',
    length: 'The number of a document has 5 to 20 letters and digits. Compare it with the document.',
    characters: 'The number of a document has letters and digits only. Remove other signs.',
  },
  lender: {
    empty: 'Write who gave the loan, or tick “Not in the list”.',
    choose: 'Choose from the list under the field, or tick “Not in the list”.',
    listed: 'Choose the lender from the list under the field.',
  },
  claim: {
    none: 'There is no such claim at this kiosk. Choose from the list.',
    notYours: 'This is the claim of another person. Check the ИИН and the code on the receipt.',
    closed: 'This claim is closed or was taken back. File a new one.',
  },
  spouse: {
    same: 'This is the borrower’s ИИН. Enter that of whoever consents: nobody consents for themselves.',
    represents:
      'This person acts for the borrower, so cannot consent as well: two people have to want the loan. Let the borrower come, or somebody else act for them.',
  },
  consent: {
    choose: 'Choose which consent to withdraw.',
    notYours: 'Somebody else gave this consent. Check the ИИН.',
    closed: 'This consent was withdrawn before or has ended: there is nothing to withdraw.',
  },
  story: { empty: 'Tell in words what happened: you ticked “Something else”.' },
  procedure: {
    number: 'Enter the number of the document.',
    issuer: 'Enter who issued the document.',
    blob: 'Attach a scan or a photo of the document.',
    none: 'Add at least one document.',
  },
  withdraw: { reason: 'Write why you take the claim back.' },
  receipt: {
    unreadable: 'The code of the receipt was not read whole. Scan it again, holding the receipt flat.',
    untrue:
      'This receipt is not genuine: its signature does not match the registry’s keys. Do nothing on the strength of it and tell your supervisor.',
    elsewhere:
      'The receipt is genuine, but another kiosk gave it out, {{at}}. What became of it is told by “See what is held about me” in a session, or by that center.',
    notHere:
      'The receipt is genuine and was given out here, {{at}}, but the entry itself is no longer at this kiosk. Tell the administrator.',
  },
  scan: {
    desk: 'What was scanned is not needed here. Codes on receipts are read here; a document is scanned in a session, on the question “Who are you”.',
  },
  resume: {
    code: 'There is no such code: nine digits, compare each with the receipt. Or enter the whole number.',
    none: 'There is nothing with that code at this kiosk. A session goes on where it was begun.',
  },
  choice: {
    lift: 'Choose which ban to lift: at least one.',
    product: 'Choose what kind of loan it is. If you do not know, choose the last one.',
    online: 'Tick how the loan was taken.',
    grounds: 'Tick what is wrong: at least one.',
    procedure: 'Choose which document it is.',
    claim: 'Choose the claim.',
    language: 'Choose a language.',
    consent: 'Without consent the application cannot be accepted. Tick the consent or stop the session.',
    identityMethod: 'Choose how to compare: by camera or without it.',
    faceReason: 'Choose the reason.',
    documentKind: 'Choose which document this is.',
    attestation: 'Compare the face with the photo in the document and tick this.',
    scope: 'Choose which loans to ban: at least one.',
    understanding: 'Choose an answer. If you do not know, say so.',
  },
  representative: {
    basis: 'Choose the right from the list: the rules of the registry take no other.',
    notAllowed:
      'The rules do not allow this to a representative with such a right: the person is needed. All that was entered is kept. Choose something else, or stop the session: the person comes.',
    same: 'The representative and the person they act for are two people. Check the ИИН.',
    number: 'Enter the number of the paper that gives the right.',
    issuer: 'Enter who issued the paper.',
  },
  text: {
    empty: 'Write an answer.',
    reason: 'Write the reason: 3 to 500 characters.',
    tooLong: 'The text is too long: at most {{max}} characters. Make it shorter.',
    characters: 'The text has a character that cannot be saved. Delete it and enter it again.',
  },
  staff: {
    unknown: 'There is no such person on the list.',
    none: 'The staff list has not arrived yet. A connection to the registry is needed at least once.',
    number: 'Enter the staff number.',
    pin: 'Enter the PIN.',
  },
  kiosk: {
    badCode: 'The enrolment code did not work: mistyped, used, or older than 24 hours. A new code is needed.',
    untrusted:
      'Another registry answered than the one the code was made by. Check the address and the network.',
    stopped:
      'This kiosk can no longer sign applications. What was accepted is saved. Call the administrator.',
    notEnrolled:
      'This kiosk is not enrolled with the registry yet. Ask the administrator: an enrolment code is needed.',
  },
  pin: {
    wrong: oneMany(
      'The number or the PIN does not fit. {{triesLeft}} try left.',
      'The number or the PIN does not fit. {{triesLeft}} tries left.',
    ),
    locked:
      'Too many wrong PINs. Sign-in opens {{until}}; a supervisor can open it sooner. If you forgot the PIN, ask the administrator.',
  },
  backup: {
    none: 'No folder for backups was given. The administrator names it when the program is started.',
    failed: 'The backup could not be made. Check the disk and try again.',
  },
  approval: {
    missing: 'A supervisor must approve: let them enter their number and PIN.',
    sameClerk: 'Somebody other than the clerk at the desk must approve. Call a supervisor.',
    notSupervisor: 'This person is not a supervisor. Call a supervisor.',
  },
  guard: {
    unanswered: 'Answer the questions for you alone.',
    noKey:
      'The kiosk has no key of the registry yet, so the answers cannot be sealed and no ban can be lifted and no consent given here. It must reach the registry at least once.',
    choose: 'Choose an answer.',
  },
  blob: {
    empty: 'The file is empty. Choose another file or scan the document again.',
    size: 'The file is too large: at most {{max}} MB. Scan it in lower quality or in parts.',
    type: 'Such a file cannot be attached. A PDF document or a JPEG or PNG picture can.',
    missing:
      'The file is not on the disk of the kiosk. Attach the document again; the rest is sent without it.',
    damaged:
      'The file on the disk of the kiosk is damaged. Attach the document again; the rest is sent without it.',
    refused: 'The registry did not take this file. Attach the document again or call the administrator.',
  },
  repair: {
    empty: 'Enter the enrolment code.',
    offline:
      'The registry cannot be reached now. Check the connection and begin again with the same code: what was done is kept.',
    code: 'This code does not work: it is mistyped, already used or older than 24 hours. Ask for a new one.',
    untrusted:
      'Another registry answered than the one the code was made by. Check the address and the network and try again.',
    notYours:
      'The registry does not hand out the old journal: the code is for another kiosk. Ask for one that replaces this kiosk.',
    refill:
      'The registry’s copy of the journal does not fit its signatures. Nothing was changed. Call the registry.',
    running: 'A kiosk has this folder open. Close the program and begin again.',
    unreadable: 'The file of the kiosk cannot be read. Restore it from a backup first.',
    notStopped: 'The journal of this kiosk is in order, there is nothing to repair.',
  },
  road: {
    busy: 'The disk is being written or read already. Wait until that is done.',
    noKey:
      'The registry’s key has not arrived yet, so nothing can be sealed. It takes a connection at least once.',
    noDisk: 'No removable disk was found. Put one in, wait a few seconds and press again.',
    diskFull: 'There is not enough room on the disk. Make some, or put in another one. Nothing is lost.',
    readOnly:
      'This disk cannot be written. Take off its write protection, or put in another one. Nothing is lost.',
    diskGone: 'The disk was pulled out or does not answer. Put it in and begin again. Nothing is lost.',
    notWritten:
      'The disk gave back something else than was written: it is faulty. Put in another one and write again.',
    notChosen: 'No folder was chosen, and nothing was done. Begin again when the disk is ready.',
    noAnswer: 'There are no answers of the registry on the disk. Check that it is the right one.',
    otherDevice:
      'The answers on the disk are for another kiosk. Take them there, and put your own disk in here.',
    otherKey: 'This answer is not sealed to this kiosk. Nothing was changed. Call the registry.',
    damaged:
      'The file on the disk is damaged or was not finished. Nothing of it was taken. Ask the registry to write the answer again.',
    untrusted:
      'The answer is not signed by the registry, or does not agree with earlier ones. Nothing of it was taken. Call the registry.',
    earlierMissing: 'An earlier answer is needed first. Write to the disk again and take it to the registry.',
    gap: 'The registry lacks earlier records. Write to the disk again: it will hold all of them. Nothing is lost.',
    stopped:
      'The registry takes nothing more from this kiosk. Everything accepted is kept. Call the administrator.',
  },
  core: {
    storeFull: 'The disk of the kiosk is full. What was accepted is saved. Call the administrator.',
    cannotSave:
      'It could not be saved. Leave the screen open and try again; if it still fails, call the administrator.',
    storeDamaged: 'The data of the kiosk are damaged. Accept no applications, call the administrator.',
    keyLocked:
      'This computer’s key store is locked, so the data of the kiosk cannot be opened. Call the administrator.',
    keyUnreadable:
      'The key to the kiosk’s data cannot be read. The data are whole but stay closed. Call the administrator.',
    enrolment: 'The kiosk could not be enrolled. Check the code and the connection and try again.',
    covered: 'The screen is covered. Uncover it and try again.',
    signedOut: 'The desk is closed. Sign in again: everything entered is saved.',
    notAllowed: 'This needs the rights of a supervisor.',
    policyMissing: 'The rules have not arrived from the registry yet. A connection is needed at least once.',
    policyExpired:
      'The registry’s rules are out of date. A ban can be accepted, the rest after an exchange with the registry.',
    demoPolicy: 'This is a practice registry. A working program does not use it. Call the administrator.',
    oldVersion: 'The kiosk’s program is too old for the registry. Call the administrator.',
    notToMend: 'This record needs no correction any more. Open it again from the queue.',
    notCorrectable: 'Such a record cannot be corrected here. Call the supervisor.',
    repairing: 'The journal of the kiosk is being repaired. Wait, nothing is lost.',
    noDraft: 'This session is already finished or deleted. Go back to the desk.',
    draftChanged: 'The answers have changed. Check them again and confirm anew.',
    scopeNotOffered: 'Such a ban is not offered now. Go back and choose again.',
    noPrinter:
      'No printer was found. The list is not saved to a file: it holds personal data. Connect a printer.',
    printFailed:
      'The receipt was not printed. Check the printer and the paper and press again. The application is accepted.',
    noEntry: 'There is no such record on this kiosk. Go back to the queue and choose another.',
    noReceipt: 'The receipt was not found. Open the record in the queue and print it from there.',
    restarting: 'The program is restarting, nothing is lost. Wait a few seconds.',
    offline: 'The registry cannot be reached now. Applications can still be accepted.',
    badRequest: 'The program did not understand these answers. Go one step back and check them.',
    unexpected: 'Something went wrong. What was entered is saved. Try again or call the administrator.',
  },
};

export const warnings: SameKeys<typeof ruWarnings> = {
  iin: {
    birthDate: 'The date of birth differs from the first digits of the ИИН.',
    century: 'The century of birth differs from the seventh digit of the ИИН.',
    sex: 'The sex differs from the seventh digit of the ИИН.',
  },
  bin: { structure: 'The БИН looks unusual. Compare it with the document.' },
  phone: { prefix: 'This number prefix is rare. Check the number.' },
};
