/** How long tests of screens wait for what comes by itself: the desk is loaded after the sign-in, and machines are busy. */
import { configure } from '@testing-library/react';

configure({ asyncUtilTimeout: 25_000 });
