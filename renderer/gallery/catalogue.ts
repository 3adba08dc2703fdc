import type { Example } from '../components/example.ts';
import { examples as attachmentList } from '../components/attachmentList/AttachmentList.examples.tsx';
import { examples as bigAction } from '../components/bigAction/BigAction.examples.tsx';
import { examples as button } from '../components/button/Button.examples.tsx';
import { examples as checkbox } from '../components/checkbox/Checkbox.examples.tsx';
import { examples as choiceGroup } from '../components/choiceGroup/ChoiceGroup.examples.tsx';
import { examples as columns } from '../components/columns/Columns.examples.tsx';
import { examples as connectionPill } from '../components/connectionPill/ConnectionPill.examples.tsx';
import { examples as contrastControl } from '../components/contrastControl/ContrastControl.examples.tsx';
import { examples as cover } from '../components/cover/Cover.examples.tsx';
import { examples as dateField } from '../components/dateField/DateField.examples.tsx';
import { examples as demoMark } from '../components/demoMark/DemoMark.examples.tsx';
import { examples as dialog } from '../components/dialog/Dialog.examples.tsx';
import { examples as errorSummary } from '../components/errorSummary/ErrorSummary.examples.tsx';
import { examples as field } from '../components/field/Field.examples.tsx';
import { examples as fileButton } from '../components/fileButton/FileButton.examples.tsx';
import { examples as itemList } from '../components/itemList/ItemList.examples.tsx';
import { examples as languageSwitch } from '../components/languageSwitch/LanguageSwitch.examples.tsx';
import { examples as liveStatus } from '../components/liveStatus/LiveStatus.examples.tsx';
import { examples as note } from '../components/note/Note.examples.tsx';
import { examples as plate } from '../components/plate/Plate.examples.tsx';
import { examples as qrCode } from '../components/qrCode/QrCode.examples.tsx';
import { examples as restartNotice } from '../components/restartNotice/RestartNotice.examples.tsx';
import { examples as segments } from '../components/segments/Segments.examples.tsx';
import { examples as signaturePad } from '../components/signaturePad/SignaturePad.examples.tsx';
import { examples as stack } from '../components/stack/Stack.examples.tsx';
import { examples as staleBanner } from '../components/staleBanner/StaleBanner.examples.tsx';
import { examples as statement } from '../components/statement/Statement.examples.tsx';
import { examples as statePill } from '../components/statePill/StatePill.examples.tsx';
import { examples as stillHere } from '../components/stillHere/StillHere.examples.tsx';
import { examples as stepProgress } from '../components/stepProgress/StepProgress.examples.tsx';
import { examples as summaryList } from '../components/summaryList/SummaryList.examples.tsx';
import { examples as table } from '../components/table/Table.examples.tsx';
import { examples as textArea } from '../components/textArea/TextArea.examples.tsx';
import { examples as textField } from '../components/textField/TextField.examples.tsx';
import { examples as onScreenKeyboard } from '../input/OnScreenKeyboard.examples.tsx';
import { examples as textSizeControl } from '../components/textSizeControl/TextSizeControl.examples.tsx';
import { examples as tile } from '../components/tile/Tile.examples.tsx';
import { examples as timeline } from '../components/timeline/Timeline.examples.tsx';

/** Every component with its examples, by name; the gallery page and the checks of axe go through it. */
export const CATALOGUE: Readonly<Record<string, readonly Example[]>> = {
  AttachmentList: attachmentList,
  BigAction: bigAction,
  Button: button,
  Checkbox: checkbox,
  ChoiceGroup: choiceGroup,
  Columns: columns,
  ConnectionPill: connectionPill,
  ContrastControl: contrastControl,
  Cover: cover,
  DateField: dateField,
  DemoMark: demoMark,
  Dialog: dialog,
  ErrorSummary: errorSummary,
  Field: field,
  FileButton: fileButton,
  ItemList: itemList,
  LanguageSwitch: languageSwitch,
  LiveStatus: liveStatus,
  Note: note,
  OnScreenKeyboard: onScreenKeyboard,
  Plate: plate,
  QrCode: qrCode,
  RestartNotice: restartNotice,
  Segments: segments,
  SignaturePad: signaturePad,
  Stack: stack,
  StaleBanner: staleBanner,
  StatePill: statePill,
  Statement: statement,
  StepProgress: stepProgress,
  StillHere: stillHere,
  SummaryList: summaryList,
  Table: table,
  TextArea: textArea,
  TextField: textField,
  TextSizeControl: textSizeControl,
  Tile: tile,
  Timeline: timeline,
};
