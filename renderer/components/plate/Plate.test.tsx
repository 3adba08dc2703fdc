import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { Plate } from './Plate.tsx';

afterEach(cleanup);

test('a plate is a region named by its title', () => {
  render(
    <Plate tone="wait" title="Тыйым күшіне енгенше">
      <p>Кодты айтпаңыз.</p>
    </Plate>,
  );
  expect(screen.getByRole('region', { name: 'Тыйым күшіне енгенше' }).textContent).toContain(
    'Кодты айтпаңыз.',
  );
});
