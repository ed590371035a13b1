import './style/tokens.css';
import './style/base.css';
import { render } from 'preact';
import { Shell } from './shell.js';

const root = document.getElementById('app');
if (root) render(<Shell path={location.pathname} />, root);
