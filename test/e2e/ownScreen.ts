/** Before each file of end-to-end tests: a screen of its own, so that no other's windows lie on top of its own. */
import { hasDisplay, openVirtualDisplay } from '../../scripts/setup/display.mjs';

if (!hasDisplay()) await openVirtualDisplay(() => {});
