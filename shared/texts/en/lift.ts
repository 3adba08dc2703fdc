import type { SameKeys } from '../shape.ts';
import type { lift as ru } from '../ru/lift.ts';

export const lift: SameKeys<typeof ru> = {
  known: {
    step: 'Which ban to lift',
    title: 'Which ban should be lifted?',
    lead: 'It is not lifted at once. Until then the ban protects you as before.',
    found: 'The bans this kiosk knows of',
    none: 'This kiosk knows of no ban in your name.',
    others: 'A ban may have been set elsewhere as well. All bans that you tick are lifted.',
    looking: 'Looking for bans…',
    legend: 'Tick what to lift: one or both',
    bank: { title: 'The ban on bank loans', text: 'A bank will be able to give a loan in your name again.' },
    microfinance: {
      title: 'The ban on microcredit',
      text: 'A microfinance organization will be able to give a loan in your name again.',
    },
    next: 'Next: questions for you alone',
  },
  guard: {
    step: 'Questions for you alone',
    title: 'From here on only the citizen answers',
    turn: 'Turn the screen to the citizen, and step aside or look away',
    private:
      'The answers are sealed at once: the clerk will not see them, and they are not on paper. Let whoever stands beside you step away as well: they can see the screen.',
    everyone: 'Everybody who lifts a ban is asked these questions.',
    begin: 'I am the citizen, begin',
    ownTurn: 'The questions appear on the citizen’s screen. The answers are not seen here',
    ownBegin: 'Show the citizen the questions',
    sealedTitle: 'The answers are sealed',
    sealed: 'Nobody at the center can read them. You can go on, or answer anew.',
    again: 'Answer anew',
    own: 'The citizen answers on their own screen',
    ownText: 'Please wait. When they have finished, the session goes on by itself.',
    next: 'Next',
    sealing: 'Sealing…',
    progress: 'Question {{n}} of {{total}}',
    phone: {
      question: 'Is someone on the phone with you now, or writing to you what to do?',
      no: 'No, nobody',
      yes: 'Yes',
    },
    pressure: {
      question: 'Were you asked to hurry, to tell nobody, or to move money to a “safe account”?',
      no: 'No, I was not',
      yes: 'Yes, I was',
    },
    money: {
      question: 'Did someone offer that you earn money, or get lost money back?',
      no: 'No, nobody did',
      yes: 'Yes, someone did',
    },
    why: {
      question: 'Why do you lift the ban?',
      loan: 'I want a loan for myself',
      needless: 'I no longer need the ban',
      help: 'I need help',
      other: 'For another reason',
    },
    alone: {
      question: 'Did you answer alone, and did nobody else see the screen?',
      yes: 'Yes, I answered alone',
      no: 'No, someone was beside me',
    },
  },
  check: {
    scope: 'What is lifted',
    term: 'Not earlier than {{delay}} after the registry records it',
    guard: 'Questions for you alone',
    guardSealed: 'The answers are sealed',
    approved: 'Second person',
    note: 'After this screen we will ask you to confirm it yourself: to read the request and touch the screen.',
  },
  scopes: {
    both: 'The ban on bank loans and microcredit',
    bank: 'Only the ban on bank loans',
    microfinance: 'Only the ban on microcredit',
  },
  warning: {
    title: 'Read this before you lift the ban',
    codes: 'No bank, police or prosecutor asks you to lift a ban or to move money to a “safe account”.',
    loan: 'Without the ban fraudsters can try again to take out a loan in your name.',
    again: 'You can set the ban again on any day, free of charge. That cancels the lift.',
  },
  confirm: {
    both: 'I ask to lift the ban on giving me bank loans and microcredit.',
    bank: 'I ask to lift the ban on giving me bank loans. I do not lift the ban on microcredit.',
    microfinance: 'I ask to lift the ban on giving me microcredit. I do not lift the ban on bank loans.',
    own: 'I decide this myself. Nobody forces me.',
    effect:
      'I understand that the ban is lifted not earlier than {{delay}} after the registry records this request, and is in force until then.',
    later: 'I understand that only bans set before this request are lifted.',
    guard: 'I answered the questions myself; the answers are sealed.',
    approved: 'The second person who approved: {{number}}.',
    button: {
      both: 'Lift the ban on loans',
      bank: 'Lift the ban on bank loans',
      microfinance: 'Lift the ban on microcredit',
    },
  },
  done: {
    title: {
      waiting: 'Request accepted. The ban is still in force',
      recorded: 'The registry recorded the lift. The ban is still in force',
      'in-force': 'The registry recorded the lift. The ban is still in force',
      refused: 'The ban was not lifted and is in force',
      held: 'The registry is checking the request. The ban is in force',
      ended: 'The ban is lifted',
    },
    toRecordText: 'As soon as there is a connection. The time counts from the recording.',
    toEnd: {
      title: 'The ban will end',
      text: 'Once the delay after the recording is over; the registry will name the time. Until then it protects you.',
      dated: 'Not earlier than this: {{at}}. Until then it protects you.',
    },
    ended: {
      title: 'The ban was lifted {{at}}',
      text: 'Banks and microfinance organizations no longer see it.',
    },
    refused: {
      title: 'The registry did not lift the ban {{at}}',
      text: 'The ban is in force and protects you.',
    },
    held: {
      title: 'The registry put it off {{at}}',
      text: 'The ban is in force. The request is not lost; somebody will check it.',
    },
    plate: {
      title: 'While the ban is in force',
      changed: 'Changed your mind? Set the ban again at any center: that cancels the lift.',
      keep: 'Take the receipt: with it you can learn the number and the time.',
    },
    plateEnded: {
      title: 'What now',
      again: 'You can set the ban again on any day, free of charge.',
    },
  },
  paper: {
    scope: 'What is lifted',
    effectiveFrom: 'Lifted not earlier than',
    endedAt: 'Ban lifted',
    state: {
      waiting:
        'Accepted. The ban is STILL IN FORCE. It is not lifted at once: the time counts from the recording.',
      recorded:
        'The registry recorded the lift. The ban is STILL IN FORCE until the time the registry named.',
      'in-force':
        'The registry recorded the lift. The ban is STILL IN FORCE until the time the registry named.',
      refused: 'The registry DID NOT LIFT the ban. It is IN FORCE. If you do not need it, come to a center.',
      held: 'The registry is checking the request. The ban is STILL IN FORCE.',
      ended: 'The ban is LIFTED. The registry confirmed it.',
    },
    sent: 'The request goes to the registry as soon as there is a connection.',
    check:
      'At any center you can learn, with this receipt, the number and the time from which the ban is lifted.',
    again: 'Changed your mind? Set the ban again at any center: that cancels the lift.',
    earlier: 'Only bans set before this request are lifted.',
    free: 'Lifting a ban and setting it again are free of charge.',
  },
};
