import { createRoot } from 'react-dom/client';
import { Console } from './app/Console.tsx';
import './app/base.css';

const root = document.getElementById('root');
if (root) createRoot(root).render(<Console />);
