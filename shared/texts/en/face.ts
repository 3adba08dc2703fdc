import type { SameKeys } from '../shape.ts';
import type { face as ru } from '../ru/face.ts';

export const face: SameKeys<typeof ru> = {
  step: 'Face check',
  way: {
    legend: 'How shall your face be compared with the photo?',
    hint: 'Both ways are equal. Without the camera, nothing needs to be explained.',
    face: {
      label: 'By camera',
      hint: 'The kiosk compares your face with the photo in the document. No picture is kept.',
    },
    clerk: { label: 'Without the camera', hint: 'The clerk compares.' },
  },
  document: {
    title: 'Show the camera the photo in the document',
    lead: 'Hold the document so that the photo is inside the frame and does not shine.',
    take: 'Take the photo',
    taken: 'Is this the photo in the document?',
    use: 'Yes, it is',
    again: 'Take it again',
    none: 'No face can be seen. Bring the document closer and tilt it so that it does not shine.',
    alt: 'The picture taken of the photo in the document',
  },
  look: {
    title: 'Look at the camera',
    lead: 'Take your time. Look straight ahead until the kiosk sees you.',
    good: 'Good, stay like this',
  },
  advice: {
    none: 'No face can be seen. Sit down in front of the camera.',
    many: 'Several people can be seen. Only you should be in front of the camera.',
    closer: 'Come closer',
    back: 'Move back a little',
    middle: 'Sit so that your face is in the middle',
    light: 'It is dark. Switch on a lamp or turn to the light.',
    glare: 'It is too bright. Turn a little away from the light.',
    straight: 'Look straight at the camera',
    eyes: 'Open your eyes',
    covered: 'Please uncover your face, or go on with the clerk: both ways are equal.',
  },
  move: {
    count: 'Movement {{n}} of {{total}}',
    lead: 'Then look straight ahead again. Take your time.',
    left: 'Turn your head to the left',
    right: 'Turn your head to the right',
    nod: 'Lower your chin, as in a nod',
    eyes: 'Close your eyes and open them at once',
    straight: 'Now straight at the camera again',
  },
  anew: {
    other: 'Another movement was seen. Never mind, we begin again.',
    lost: 'The face went out of sight. Never mind, we begin again.',
  },
  comparing: 'Comparing…',
  matched: {
    title: 'The face matches the photo in the document',
    text: 'This is only a hint. The clerk, who sees the original document, answers for the comparison.',
    next: 'Identity confirmed, go on',
  },
  missed: {
    title: 'The camera could not confirm',
    unlike: 'This happens: the photo is old, or there is little light. It says nothing about you.',
    unseen: 'The kiosk did not see all movements. This happens, it says nothing about you.',
    left: 'Tries left: {{left}}.',
    again: 'Try once more',
  },
  spent: {
    title: 'The clerk will confirm',
    text: 'The camera is no longer needed. The clerk compares your face with the document, and we go on.',
    next: 'The clerk confirms, go on',
  },
  without: 'Go on without the camera',
  camera: {
    starting: 'The camera is starting…',
    none: 'There is no camera, or it was disconnected. Nothing is interrupted: go on without it.',
    live: 'What the camera sees',
  },
  engine: {
    starting: 'Getting ready…',
    failed: 'The face cannot be checked by camera on this kiosk now. Go on without the camera.',
  },
  hidden: 'The camera is off while the screen is covered.',
  attest: {
    step: 'Check by the clerk',
    title: 'Why may the camera not have confirmed?',
    lead: 'Compare the person with the photo yourself and choose the reason. It goes into the record.',
    legend: 'Reason',
    reason: {
      'old-photo': 'The photo is old, but it is the same person',
      changed: 'The looks have changed: hair, beard, glasses, illness',
      'poor-light': 'Poor light or camera',
      movement: 'The movements are hard for the person',
      other: 'Something else',
    },
    other: { label: 'What exactly', hint: 'A few words. No diagnosis' },
    own: 'I, clerk {{number}}, see the original document, and the face matches the photo',
    next: 'I confirm, go on',
  },
  compared: {
    title: 'Have you compared the face yourself?',
    lead: 'For lifting a ban the camera’s word is not enough. Compare the original document with the person, and tick.',
  },
  check: '{{document}} №\u00A0{{number}}, face compared with the photo by camera and by clerk {{staff}}',
  details:
    'My document: {{document}} № {{number}}. My face was compared with the photo by the kiosk’s camera and by clerk {{staff}}.',
};
