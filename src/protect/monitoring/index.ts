export { VerdictDetector } from './verdict-detector.ts';
